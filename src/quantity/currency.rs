//! Currencies by ISO 4217 code, with the symbols and words newspapers write them with.

/// A row of the table of currencies.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217; `GBX` for pence and `USc` for cents, as markets write them, and `sen` for those of Malaysia.
    pub code: &'static str,
    /// Prefixes and suffixes that name this currency and no other: `US$`, `£`.
    pub symbols: &'static [&'static str],
    /// English words for it, singular, in lower case; regular plurals are derived.
    pub words: &'static [&'static str],
}

impl Currency {
    /// The row of that code.
    #[must_use]
    pub fn coded(code: &str) -> Option<&'static Currency> {
        CURRENCIES.iter().find(|currency| currency.code == code)
    }
}

const fn row(code: &'static str, symbols: &'static [&'static str], words: &'static [&'static str]) -> Currency {
    Currency { code, symbols, words }
}

/// The currencies in circulation (ISO 4217, list one), some that history writes about, and the small change.
///
/// A word of several currencies ("peso", "franc") stands with the one newspapers mean when they say no more.
#[rustfmt::skip]
pub static CURRENCIES: &[Currency] = &[
    row("USD", &["$", "US$", "$US", "USD$"], &["dollar", "us dollar", "u.s. dollar", "american dollar", "united states dollar", "greenback", "buck"]),
    row("EUR", &["€"], &["euro"]),
    row("GBP", &["£", "PS"], &["pound sterling", "british pound", "sterling", "quid"]),
    row("JPY", &["¥", "JP¥", "Y=", "円"], &["yen", "japanese yen"]),
    row("CNY", &["CN¥", "RMB", "元"], &["yuan", "renminbi", "chinese yuan", "yuan renminbi", "rmb", "kuai"]),
    row("KRW", &["₩"], &["won", "south korean won", "korean won"]),
    row("AUD", &["A$", "AU$", "$A"], &["australian dollar", "aussie dollar"]),
    row("CAD", &["C$", "CA$", "CDN$"], &["canadian dollar"]),
    row("HKD", &["HK$"], &["hong kong dollar"]),
    row("NZD", &["NZ$"], &["new zealand dollar"]),
    row("SGD", &["S$"], &["singapore dollar", "singaporean dollar"]),
    row("TWD", &["NT$"], &["new taiwan dollar", "taiwan dollar"]),
    row("INR", &["₹", "Rs"], &["rupee", "indian rupee"]),
    row("CHF", &["SFr"], &["swiss franc", "franc"]),
    row("SEK", &[], &["swedish krona", "krona", "swedish crown"]),
    row("NOK", &[], &["norwegian krone", "norwegian crown"]),
    row("DKK", &[], &["danish krone", "krone", "danish crown"]),
    row("ISK", &[], &["icelandic krona"]),
    row("RUB", &["₽"], &["rouble", "ruble", "russian rouble", "russian ruble"]),
    row("BRL", &["R$"], &["brazilian real", "real"]),
    row("MXN", &["MX$", "Mex$"], &["mexican peso", "peso"]),
    row("ARS", &[], &["argentine peso"]),
    row("CLP", &[], &["chilean peso"]),
    row("COP", &[], &["colombian peso"]),
    row("UYU", &[], &["uruguayan peso"]),
    row("PHP", &["₱"], &["philippine peso"]),
    row("CUP", &[], &["cuban peso"]),
    row("DOP", &[], &["dominican peso"]),
    row("ZAR", &[], &["rand", "south african rand"]),
    row("TRY", &["₺"], &["turkish lira", "lira"]),
    row("ILS", &["₪"], &["shekel", "israeli shekel", "new israeli shekel", "new shekel"]),
    row("MYR", &["RM"], &["ringgit", "malaysian ringgit"]),
    row("THB", &["฿"], &["baht", "thai baht"]),
    row("IDR", &["Rp"], &["rupiah", "indonesian rupiah"]),
    row("VND", &["₫"], &["dong", "vietnamese dong"]),
    row("PLN", &["zł"], &["zloty", "polish zloty"]),
    row("CZK", &["Kč"], &["koruna", "czech koruna", "czech crown"]),
    row("HUF", &["Ft"], &["forint", "hungarian forint"]),
    row("RON", &[], &["romanian leu", "leu"]),
    row("BGN", &[], &["bulgarian lev", "lev"]),
    row("UAH", &["₴"], &["hryvnia", "ukrainian hryvnia"]),
    row("SAR", &[], &["saudi riyal", "riyal"]),
    row("QAR", &[], &["qatari riyal"]),
    row("YER", &[], &["yemeni rial"]),
    row("IRR", &[], &["iranian rial", "rial"]),
    row("OMR", &[], &["omani rial"]),
    row("AED", &["Dh", "Dhs"], &["dirham", "uae dirham"]),
    row("MAD", &[], &["moroccan dirham"]),
    row("KWD", &[], &["kuwaiti dinar"]),
    row("BHD", &[], &["bahraini dinar"]),
    row("JOD", &[], &["jordanian dinar"]),
    row("IQD", &[], &["iraqi dinar"]),
    row("DZD", &[], &["algerian dinar"]),
    row("TND", &[], &["tunisian dinar"]),
    row("LYD", &[], &["libyan dinar"]),
    row("RSD", &[], &["serbian dinar", "dinar"]),
    row("EGP", &["E£"], &["egyptian pound"]),
    row("LBP", &[], &["lebanese pound", "lebanese lira"]),
    row("SYP", &[], &["syrian pound"]),
    row("SDG", &[], &["sudanese pound"]),
    row("SSP", &[], &["south sudanese pound"]),
    row("NGN", &["₦"], &["naira", "nigerian naira"]),
    row("KES", &["KSh"], &["kenyan shilling", "shilling"]),
    row("UGX", &["USh"], &["ugandan shilling"]),
    row("TZS", &["TSh"], &["tanzanian shilling"]),
    row("SOS", &[], &["somali shilling"]),
    row("ETB", &[], &["birr", "ethiopian birr"]),
    row("GHS", &["GH₵"], &["cedi", "ghanaian cedi"]),
    row("ZMW", &[], &["zambian kwacha", "kwacha"]),
    row("MWK", &[], &["malawian kwacha"]),
    row("ZWL", &["Z$"], &["zimbabwean dollar", "zimbabwe dollar"]),
    row("ZWG", &[], &["zimbabwe gold"]),
    row("BWP", &[], &["pula"]),
    row("NAD", &["N$"], &["namibian dollar"]),
    row("MZN", &[], &["metical"]),
    row("AOA", &[], &["angolan kwanza"]),
    row("XOF", &[], &["cfa franc", "west african cfa franc"]),
    row("XAF", &[], &["central african cfa franc"]),
    row("XPF", &[], &["cfp franc"]),
    row("CDF", &[], &["congolese franc"]),
    row("RWF", &[], &["rwandan franc"]),
    row("BIF", &[], &["burundian franc"]),
    row("DJF", &[], &["djiboutian franc"]),
    row("GNF", &[], &["guinean franc"]),
    row("KMF", &[], &["comorian franc"]),
    row("MGA", &[], &["ariary"]),
    row("MUR", &[], &["mauritian rupee"]),
    row("SCR", &[], &["seychellois rupee"]),
    row("PKR", &[], &["pakistani rupee"]),
    row("LKR", &[], &["sri lankan rupee"]),
    row("NPR", &[], &["nepalese rupee", "nepali rupee"]),
    row("MVR", &[], &["rufiyaa"]),
    row("BTN", &[], &["ngultrum"]),
    row("BDT", &["৳"], &["taka", "bangladeshi taka"]),
    row("MMK", &[], &["kyat", "myanmar kyat"]),
    row("KHR", &["៛"], &["riel", "cambodian riel"]),
    row("LAK", &["₭"], &["kip", "lao kip"]),
    row("MNT", &["₮"], &["tugrik", "mongolian tugrik"]),
    row("KZT", &["₸"], &["kazakh tenge", "tenge"]),
    row("UZS", &[], &["uzbek som"]),
    row("KGS", &[], &["kyrgyz som"]),
    row("TJS", &[], &["somoni"]),
    row("TMT", &[], &["turkmen manat"]),
    row("AZN", &["₼"], &["manat", "azerbaijani manat"]),
    row("GEL", &["₾"], &["georgian lari", "lari"]),
    row("AMD", &["֏"], &["armenian dram"]),
    row("AFN", &["؋"], &["afghani"]),
    row("BYN", &[], &["belarusian rouble", "belarusian ruble"]),
    row("MDL", &[], &["moldovan leu"]),
    row("ALL", &[], &["albanian lek"]),
    row("MKD", &[], &["macedonian denar"]),
    row("BAM", &[], &["convertible mark"]),
    row("HRK", &[], &["kuna", "croatian kuna"]),
    row("GTQ", &[], &["quetzal"]),
    row("HNL", &[], &["lempira"]),
    row("NIO", &[], &["nicaraguan cordoba"]),
    row("CRC", &["₡"], &["costa rican colon", "colon"]),
    row("PAB", &[], &["balboa"]),
    row("PYG", &["₲"], &["guarani"]),
    row("PEN", &[], &["nuevo sol", "peruvian sol"]),
    row("BOB", &[], &["boliviano"]),
    row("VES", &[], &["bolivar", "venezuelan bolivar"]),
    row("JMD", &["J$"], &["jamaican dollar"]),
    row("TTD", &["TT$"], &["trinidad and tobago dollar"]),
    row("BBD", &[], &["barbadian dollar", "barbados dollar"]),
    row("BSD", &["B$"], &["bahamian dollar"]),
    row("BZD", &["BZ$"], &["belize dollar"]),
    row("BMD", &[], &["bermudian dollar"]),
    row("KYD", &["CI$"], &["cayman islands dollar"]),
    row("XCD", &["EC$"], &["east caribbean dollar"]),
    row("GYD", &["G$"], &["guyanese dollar"]),
    row("SRD", &[], &["surinamese dollar"]),
    row("HTG", &[], &["haitian gourde", "gourde"]),
    row("AWG", &[], &["aruban florin"]),
    row("ANG", &[], &["antillean guilder"]),
    row("XCG", &[], &["caribbean guilder"]),
    row("FJD", &["FJ$"], &["fijian dollar", "fiji dollar"]),
    row("PGK", &[], &["papua new guinean kina"]),
    row("SBD", &[], &["solomon islands dollar"]),
    row("TOP", &[], &["tongan paanga"]),
    row("VUV", &[], &["vatu"]),
    row("WST", &[], &["samoan tala"]),
    row("BND", &[], &["brunei dollar"]),
    row("MOP", &["MOP$"], &["pataca"]),
    row("KPW", &[], &["north korean won"]),
    row("CVE", &[], &["cape verdean escudo"]),
    row("GMD", &[], &["dalasi"]),
    row("LRD", &["L$"], &["liberian dollar"]),
    row("SLE", &[], &["leone"]),
    row("STN", &[], &["dobra"]),
    row("SZL", &[], &["lilangeni"]),
    row("LSL", &[], &["lesotho loti"]),
    row("ERN", &[], &["nakfa"]),
    row("MRU", &[], &["ouguiya"]),
    row("FKP", &[], &["falkland islands pound"]),
    row("GIP", &[], &["gibraltar pound"]),
    row("SHP", &[], &["saint helena pound"]),
    row("DEM", &[], &["deutsche mark", "deutschmark", "german mark"]),
    row("FRF", &[], &["french franc"]),
    row("ITL", &[], &["italian lira"]),
    row("ESP", &[], &["peseta", "spanish peseta"]),
    row("NLG", &[], &["dutch guilder", "guilder"]),
    row("ATS", &[], &["austrian schilling"]),
    row("BEF", &[], &["belgian franc"]),
    row("PTE", &[], &["portuguese escudo"]),
    row("GRD", &[], &["drachma", "greek drachma"]),
    row("FIM", &[], &["markka", "finnish markka"]),
    row("IEP", &[], &["irish pound", "punt"]),
    row("BTC", &["₿"], &["bitcoin"]),
    row("ETH", &[], &["ether"]),
    row("GBX", &[], &["pence", "penny"]),
    row("USc", &["¢"], &["cent"]),
    row("sen", &[], &[]),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_code_symbol_or_word_stands_twice() {
        let mut seen = HashSet::new();
        for currency in CURRENCIES {
            let code = std::iter::once(&currency.code);
            for spelling in code.chain(currency.symbols).chain(currency.words) {
                assert!(seen.insert(spelling.to_string()), "{spelling} stands in two rows");
            }
        }
    }
}
