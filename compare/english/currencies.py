"""The world's money: codes, signs and names. Data alone; what of it stands in a text, `compare/facts/sums.py` says."""

from __future__ import annotations

CODES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
    HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
    TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG ZWL
    """.split()
)
"""ISO 4217, list one, as the package iso-codes 4.15 has it, with XCG and ZWG, which are newer, and those withdrawn of
late, which older articles name. Left out is what nobody pays with: metals, units of account, codes for tests."""

WORDS = frozenset(
    "ALL AMD ANG ARS BAM BOB CAD COP CRC CUP GEL LAK MAD MOP NPR PEN PHP RON RUB SAR SOS TOP TRY YER".split()
)
"""Codes that mean something else in English: those that are words or names in small letters, in the small list of
wordfreq or the lexicon of textblob, but for those that stand there for the money itself."""
ABBREVIATIONS = frozenset("BIF BND CDF IRR MDL SCR SDG SSP".split())
"""Codes that abbreviate something else in the news: goals of sustainable development, a service, a rate of return."""

TABLE = """
    USD $ US$ | dollar, US dollar, American dollar
    EUR € | euro
    GBP £ | pound, pound sterling, pounds sterling, British pound
    JPY ¥ JP¥ | yen, Japanese yen
    AED Dh Dhs | Emirati dirham, UAE dirham
    AMD ֏ | Armenian dram
    BBD Bds$ |
    AFN Afs | afghani
    AOA Kz | kwanza
    BHD BD | Bahraini dinar
    BTN Nu | ngultrum
    BWP | pula
    BND B$ | Brunei dollar
    FJD FJ$ | Fiji dollar, Fijian dollar
    JMD J$ | Jamaican dollar
    NAD N$ | Namibian dollar
    TTD TT$ |
    ARS AR$ | Argentine peso, Argentinian peso
    AUD A$ AU$ | Australian dollar
    AZN ₼ | Azerbaijani manat
    BDT ৳ Tk | taka, Bangladeshi taka
    BGN | leva, Bulgarian lev, Bulgarian leva
    BRL R$ | reais, Brazilian real, Brazilian reais
    BYN | Belarusian rouble, Belarusian ruble
    CAD C$ CA$ | Canadian dollar
    CHF SFr | Swiss franc
    CLP | Chilean peso
    CNY RMB CN¥ | yuan, renminbi, Chinese yuan
    COP | Colombian peso
    CRC ₡ | colones
    CZK Kč | koruna, Czech koruna, Czech crown
    DKK | Danish krone, Danish kroner, Danish crown
    DZD | Algerian dinar
    EGP E£ £E LE L.E. | Egyptian pound
    ETB | birr, Ethiopian birr
    GEL ₾ | lari, Georgian lari
    GHS GH₵ GH¢ ₵ | cedi, Ghanaian cedi
    GMD D | dalasi
    GTQ Q | quetzales
    HKD HK$ | Hong Kong dollar
    HNL | lempira
    HTG | gourde
    HUF Ft | forint, Hungarian forint
    IDR Rp | rupiah, Indonesian rupiah
    ILS ₪ NIS | shekel, Israeli shekel, new shekel
    INR ₹ | Indian rupee
    IQD | Iraqi dinar
    IRR | Iranian rial
    ISK | Icelandic krona, Icelandic kronur
    JOD JD | Jordanian dinar
    KES KSh Ksh KShs Kshs | Kenyan shilling
    KHR ៛ | riel, Cambodian riel
    KRW ₩ | won, Korean won, South Korean won
    KWD KD | Kuwaiti dinar
    KZT ₸ | tenge, Kazakh tenge
    LAK ₭ | kip, Lao kip
    LBP | Lebanese pound
    LKR | Sri Lankan rupee
    MAD | Moroccan dirham
    MMK | kyat, Myanmar kyat
    MNT ₮ | tugrik, Mongolian tugrik
    MWK | Malawian kwacha
    MXN MX$ Mex$ | Mexican peso
    MYR RM | ringgit, Malaysian ringgit
    NGN ₦ N | naira, Nigerian naira
    NOK | Norwegian krone, Norwegian kroner, Norwegian crown
    NPR | Nepali rupee, Nepalese rupee
    NZD NZ$ | New Zealand dollar
    OMR RO | Omani rial
    PHP ₱ Php PhP | Philippine peso
    PGK | kina
    PKR | Pakistani rupee
    PLN zł | zloty, zlotych, Polish zloty
    PYG ₲ |
    QAR QR | Qatari riyal
    RON | lei, Romanian leu, Romanian lei
    RSD | Serbian dinar
    RUB ₽ | rouble, ruble, Russian rouble, Russian ruble
    SAR SR | Saudi riyal
    SEK | kronor, Swedish krona, Swedish kronor, Swedish crown
    SLE Le | leone
    SOS | Somali shilling
    SGD S$ SG$ | Singapore dollar
    THB ฿ | baht, Thai baht
    TND | Tunisian dinar
    TRY ₺ TL | lira, Turkish lira
    TWD NT$ NTD | Taiwan dollar, Taiwanese dollar, New Taiwan dollar
    TZS TSh Tsh TShs Tshs | Tanzanian shilling
    UAH ₴ | hryvnia, hryvnya, Ukrainian hryvnia
    UGX USh Ush UShs Ushs | Ugandan shilling
    VND ₫ đ | dong, đồng, Vietnamese dong
    ZMW | Zambian kwacha
    ZAR R | rand, South African rand
    kr kr Kr | kroner, krone, krona, kronur
    Rs Rs ₨ | rupee
    Br Br |
    Bs Bs | bolivar, boliviano
    C C |
    CFA CFA FCFA | CFA franc
    E E |
    K K | kwacha
    L L |
    P P |
    dinar | dinar
    dirham | dirham
    franc Fr | franc
    peso | peso
    rial | rial
    riyal | riyal
    shilling Sh Shs | shilling
"""
"""The currency, the signs that are printed for it, and its names in English, which may take an s. The last rows, from
kr on, are signs and names that several countries share."""

SHARED = {
    sign: frozenset(codes.split())
    for sign, codes in {
        "kr": "DKK ISK NOK SEK",
        "Rs": "INR LKR MUR NPR PKR SCR",
        "Br": "BYN ETB",
        "Bs": "BOB VED VES",
        "C": "CRC GHS NIO",
        "CFA": "XAF XOF",
        "E": "EUR SZL",
        "K": "LAK MMK MWK PGK ZMW",
        "L": "GBP HNL",
        "P": "BWP PHP peso",
        "crown": "CZK DKK ISK NOK SEK kr",
        "dinar": "BHD DZD IQD JOD KWD LYD MKD RSD TND",
        "dirham": "AED MAD",
        "franc": "BIF CDF CFA CHF DJF GNF KMF RWF XAF XOF XPF",
        "peso": "ARS CLP COP CUP DOP MXN PHP UYU",
        "rial": "IRR OMR QAR SAR YER riyal",
        "riyal": "OMR QAR SAR YER",
        "shilling": "KES SOS TZS UGX",
        "GBP": "EGP FKP GIP LBP SDG SHP SSP SYP",
        "JPY": "CNY",
    }.items()
}
"""Currencies that a sign or a name may mean besides: ¥ is the yen's, and in Chinese papers the yuan's; pounds are
Britain's, and in Cairo's papers Egypt's."""
LETTERS = frozenset("C D E K L N P Q".split())
"""Signs that are letters of codes, too (N95, K9, Q3): they are glued to a number that is written as sums are."""

UNITS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "AUD": "A$", "CAD": "C$"}
"""Units of figures in these currencies; in another one it is the code itself."""


def unit(currency: str) -> str:
    """What figures in a currency have for a unit."""
    return UNITS.get(currency, currency)


def _rows() -> list[tuple[str, list[str], list[str]]]:
    rows = [line.strip().partition("|") for line in TABLE.strip().splitlines()]
    return [(h.split()[0], h.split()[1:], [n.strip() for n in names.split(",") if n.strip()]) for h, _, names in rows]


SIGNS = {sign: unit(code) for code, signs, _ in _rows() for sign in signs} | {code: unit(code) for code in CODES}
"""Units by sign and by code."""
STOPPED = sorted(
    {sign.removesuffix(".") for sign in SIGNS if sign.endswith(".") or (sign.isalpha() and sign[-1].islower())}
)
"""Signs behind which a stop may stand: Rs., L.E."""
NAMES = {name: unit(code) for code, _, names in _rows() for name in names}
"""Units by name in the singular."""
CURRENCIES = frozenset({*SIGNS.values(), *NAMES.values()})
"""Units of figures that are sums of money."""
MEANT = {unit(sign): frozenset(map(unit, codes)) for sign, codes in SHARED.items()}


def is_one(unit: str, other: str) -> bool:
    """Whether two units may be one currency: the same, or a sign and a currency that it may stand for."""
    return unit == other or unit in MEANT.get(other, ()) or other in MEANT.get(unit, ())
