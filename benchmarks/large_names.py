"""Names of people and organisations in the scripts of many languages, as the large database has them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

PEOPLE = 100_000
ORGANISATIONS = 1_500
COUNTRIES = (
    "PT",
    "FR",
    "PL",
    "NO",
    "DE",
    "ES",
    "TR",
    "VN",
    "GB",
    "NL",
    "RU",
    "GR",
    "CN",
    "JP",
    "KR",
    "EG",
    "IN",
    "BR",
    "KE",
)


@dataclass(frozen=True)
class Culture:
    """Given and family names, each "Latin" or "Latin|own script"; ``family_first`` in the own script."""

    zone: str
    language: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    joint: str = " "
    family_first: bool = False


def _culture(
    zone: str, language: str, given: str, family: str, joint: str = " ", family_first: bool = False
) -> Culture:
    return Culture(zone, language, tuple(given.split(", ")), tuple(family.split(", ")), joint, family_first)


CULTURES = (
    _culture(
        "Europe/Lisbon", "pt", "João, Inês, Mário, Conceição, Luís, Érica, Tomás, Graça, Antônio, Beatriz",
        "Figueiredo, dos Santos, Gonçalves, Simões, Araújo, da Conceição e Silva, Brandão, Magalhães, Assunção, Sá",
    ),
    _culture(
        "Europe/Paris", "fr", "Hélène, François, Zoé, Jean-Baptiste, Anaïs, Gaël, Cécile, Loïc, Maëlle, Aurélien",
        "Lefèvre, d'Aubigné, L’Hostis, Béranger, Maçon, Œuvrard, de La Fontaine, Noël, Garçon, Thévenot",
    ),
    _culture(
        "Europe/Warsaw", "pl", "Łucja, Michał, Żaneta, Paweł, Małgorzata, Stanisław, Agnieszka, Bogusław, Zofia, Jerzy",
        "Wójcik, Dąbrowska, Żółkiewski, Błaszczyk, Śliwińska, Kołodziej, Łęcka, Gołębiowski, Świątek, Zając",
    ),
    _culture(
        "Europe/Oslo", "nb", "Øystein, Åse, Søren, Bjørg, Håkon, Sigrún, Þóra, Kjærsti, Æsa, Jørgen",
        "Sæther, Ødegård, Østergaard, Bjørnstad, Åkesson, Þorvaldsdóttir, Høyland, Nygård, Løvdal, Kærgaard",
    ),
    _culture(
        "Europe/Berlin", "de", "Jürgen, Käthe, Björn, Ünal, Anna-Lena, Sönke, Grit, Jörg, Annemarie, Götz",
        "Müller-Lüdenscheidt, Weiß, von der Heide, Größl, Schäfer, Kößler, Strauß, zu Knyphausen, Jäger, Öttinger",
    ),
    _culture(
        "America/Bogota", "es", "Nathaly, José, Íñigo, María del Mar, Ángel, Begoña, Raúl, Ximena, Iván, Consuelo",
        "Quiñones Mosquera, Núñez, de la Peña, Ibáñez, Muñoz Ríos, Güell, Etxeberria, Yáñez, Ordóñez, Cañete",
    ),
    _culture(
        "Europe/Istanbul", "tr", "İrem, Çağlar, Şule, Gökçe, Işıl, Ömer, Ayşegül, Tuğba, Oğuzhan, Nilüfer",
        "Şahin, Yıldırım, Çelik, Öztürk, Kılıç, Güneş, Aydın, Işık, Doğan, Ünlü",
    ),
    _culture(
        "Asia/Ho_Chi_Minh", "vi", "Thị Hương, Văn Đức, Minh Châu, Quốc Bảo, Thúy Kiều, Đình Phong, Ngọc Ánh, Hữu Nghĩa",
        "Nguyễn, Trần, Lê, Phạm, Đặng, Võ, Bùi, Huỳnh",
    ),
    _culture(
        "Europe/London", "en", "Oliver, Siân, Aoife, Callum, Priya, Niamh, Rhys, Imogen, Kofi, Eilidh",
        "MacAskill, O'Brien, Ashcroft, Hartley-Jones, Wu, St John, Llewellyn, Fitzgerald, Ng, Stonehouse",
    ),
    _culture(
        "Europe/Amsterdam", "nl", "Anouk, Joost, Maaike, Daniëlle, Sjoerd, Geertruida, Thijs, Noor, Ruud, IJsbrand",
        "van der Berg, Berg, van den Oever, 't Hooft, de Vries, ten Have, Hoekzema, IJzerman, op den Kamp, in 't Veld",
    ),
    _culture(
        "Europe/Moscow", "ru", "Yelena|Елена, Dmitry|Дмитрий, Olga|Ольга, Pyotr|Пётр, Anna|Анна, Sergei|Сергей",
        "Sokolova|Соколова, Ivanov|Иванов, Kuznetsov|Кузнецов, Morozova|Морозова, Shchukin|Щукин, Semyonov|Семёнов",
    ),
    _culture(
        "Europe/Athens", "el", "Eleni|Ελένη, Giorgos|Γιώργος, Katerina|Κατερίνα, Nikos|Νίκος, Ioanna|Ιωάννα",
        "Papadopoulou|Παπαδοπούλου, Oikonomou|Οικονόμου, Nikolaidis|Νικολαΐδης, Georgiou|Γεωργίου, Makri|Μακρή",
    ),
    _culture(
        "Asia/Shanghai", "zh", "Wei|伟, Xiulan|秀兰, Jianguo|建国, Meiling|美玲, Tao|涛, Xiaoyan|晓燕, Guohua|国华",
        "Zhang|张, Wang|王, Li|李, Ouyang|欧阳, Chen|陈, Huang|黄, Zhao|赵, Lü|吕", "", True,
    ),
    _culture(
        "Asia/Tokyo", "ja", "Haruka|遥, Kenji|健二, Yūko|裕子, Shōta|翔太, Misaki|美咲, Tarō|太郎",
        "Satō|佐藤, Takahashi|髙橋, Watanabe|渡邉, Itō|伊藤, Yamamoto|山本, Kobayashi|小林", " ", True,
    ),
    _culture(
        "Asia/Seoul", "ko", "Min-jun|민준, Seo-yeon|서연, Ji-hoon|지훈, Eun-ji|은지, Hyun-woo|현우",
        "Kim|김, Lee|이, Park|박, Choi|최, Jung|정, Hwang|황", "", True,
    ),
    _culture(
        "Africa/Cairo", "ar", "Fatima|فاطمة, Muhammad|محمد, Aisha|عائشة, Khalid|خالد, Layla|ليلى, Yusuf|يوسف",
        "al-Masri|المصري, Benjelloun|بنجلون, Haddad|حداد, al-Hashimi|الهاشمي, Mansour|منصور, Khoury|خوري",
    ),
    _culture(
        "Asia/Jerusalem", "he", "Noa|נועה, Yonatan|יונתן, Tamar|תמר, Eitan|איתן, Shira|שירה",
        "Cohen|כהן, Levi|לוי, Mizrahi|מזרחי, Peretz|פרץ, Bar-On|בר־און",
    ),
    _culture(
        "Asia/Kolkata", "hi", "Ananya|अनन्या, Rajesh|राजेश, Sunita|सुनीता, Vikram|विक्रम, Lakshmi|लक्ष्मी",
        "Sharma|शर्मा, Chaturvedi|चतुर्वेदी, Patel|पटेल, Mishra|मिश्रा, Deshpande|देशपांडे",
    ),
    _culture(
        "Asia/Colombo", "ta", "Kavitha|கவிதா, Murugan|முருகன், Meena|மீனா, Arul|அருள்",
        "Subramanian|சுப்பிரமணியன், Selvam|செல்வம், Rajan|ராஜன், Pillai|பிள்ளை",
    ),
    _culture(
        "Asia/Dhaka", "bn", "Rahima|রহিমা, Sourav|সৌরভ, Mitali|মিতালী, Arif|আরিফ",
        "Chattopadhyay|চট্টোপাধ্যায়, Rahman|রহমান, Banerjee|বন্দ্যোপাধ্যায়, Hossain|হোসেন",
    ),
    _culture(
        "Asia/Bangkok", "th", "Somchai|สมชาย, Malee|มาลี, Niran|นิรันดร์, Kanya|กัญญา",
        "Wongsakul|วงศ์สกุล, Srisuk|ศรีสุข, Thongdee|ทองดี, Chaiyaporn|ชัยพร",
    ),
    _culture(
        "Africa/Addis_Ababa", "am", "Abebe|አበበ, Tigist|ትግስት, Dawit|ዳዊት, Hiwot|ሕይወት",
        "Bekele|በቀለ, Tadesse|ታደሰ, Girma|ግርማ, Worku|ወርቁ",
    ),
    _culture(
        "Asia/Tbilisi", "ka", "Nino|ნინო, Giorgi|გიორგი, Ketevan|ქეთევან, Levan|ლევანი",
        "Beridze|ბერიძე, Kapanadze|კაპანაძე, Gelashvili|გელაშვილი, Maisuradze|მაისურაძე",
    ),
    _culture(
        "Asia/Yerevan", "hy", "Anahit|Անահիտ, Tigran|Տիգրան, Hasmik|Հասմիկ, Davit|Դավիթ",
        "Petrosyan|Պետրոսյան, Grigoryan|Գրիգորյան, Hakobyan|Հակոբյան, Sargsyan|Սարգսյան",
    ),
    _culture(
        "Asia/Tehran", "fa", "Shirin|شیرین, Kaveh|کاوه, Parisa|پریسا, Behzad|بهزاد",
        "Karimi|کریمی, Kiarostami|کیارستمی, Zand|زند, Yazdani|یزدانی",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    """One person's name, with home and language."""

    given: str
    family: str
    native: str
    zone: str
    language: str


def names(dice: random.Random) -> Iterator[Name]:
    """``PEOPLE`` names; some have two given names, some share a name, as people do."""
    for _ in range(PEOPLE):
        culture = dice.choice(CULTURES)
        given = [dice.choice(culture.given).partition("|") for _ in range(1 + (dice.random() < 0.4))]
        family = dice.choice(culture.family).partition("|")
        native = ""
        if family[2]:
            own = culture.joint.join(name[2] for name in given)
            parts = (family[2], own) if culture.family_first else (own, family[2])
            native = culture.joint.join(parts)
        yield Name(" ".join(name[0] for name in given), family[0], native, culture.zone, culture.language)


def organisations(dice: random.Random) -> Iterator[tuple[str, str, str]]:
    """Short name, legal name and country (ISO 3166-1 alpha-2) of ``ORGANISATIONS`` organisations."""
    kinds = (
        "University of {}", "Université de {}", "Institut für Bodenkunde {}", "Universidade Federal de {}",
        "{} Agricultural Research Centre", "Национальный институт почв, {}", "{}大学", "معهد {} للتربة",
    )  # fmt: skip
    places = (
        "Łódź",
        "Évora",
        "Bergen",
        "Wageningen",
        "Århus",
        "Cali",
        "Nairobi",
        "Zürich",
        "Hà Nội",
        "京都",
        "القاهرة",
    )
    for number in range(1, ORGANISATIONS + 1):
        legal = f"{dice.choice(kinds).format(dice.choice(places))} ({number})"
        yield f"ORG{number}", legal, dice.choice(COUNTRIES)
