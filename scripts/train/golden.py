"""Texts whose vectors every runtime must reproduce: six languages, slips, and the edges of tokenising."""

SHORT = (
    "Can a victim be punished for crimes they were forced to commit?",
    "non-punishment of victims of trafficking",
    "wat hapen wen the victm dont speek langage of the contry",
    "Labour inspectors, hotlines & recruitment fees — who pays?",
    "CTOC/COP/WG.4/2009/2, para. 13 (h)",
    "“Victim‑centred” approaches; resolution 11/5 of 2022",
    "He said she said yes at the start, so nothing illegal happened. Is he right?",
    "Une victime peut-elle être condamnée pour ce qu'on l'a forcée à faire ?",
    "Qui paie l’hébergement des victimes pendant le délai de réflexion ?",
    "¿A quién le toca combatir la trata, al país de donde salen las víctimas o al que las recibe?",
    "niños, niñas y mañana",
    "Можно ли наказать жертву за преступления, которые её заставили совершить?",
    "Чей это йогурт: ёлка и подъезд",
    "هل يجوز معاقبة الضحية على أفعال أُجبرت عليها؟",
    "مساعدة الأطفال ضحايا الاتجار بالأشخاص",
    "受害人被迫犯罪，还要坐牢吗？",
    "联合国工作组2009年的建议",
    "İstanbul, Ökologie, ﬁnance, ½ and №5",
    "emoji 🙂 and a zero\u200bwidth space\u00a0here",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "a",
    "",
    "   ",
    "?",
)


def golden_texts(item_texts):
    """The short texts and one of 400 words made of the first items, longer than the model reads."""
    return [*SHORT, " ".join(" ".join(item_texts).split()[:400])]
