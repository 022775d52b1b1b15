CREATE TABLE كتب (
    رقم INTEGER PRIMARY KEY,
    العنوان TEXT NOT NULL,
    المؤلف TEXT,
    السنة INTEGER,
    السعر REAL,
    ملاحظات TEXT
);
INSERT INTO كتب VALUES
    (1, 'مقدمة ابن خلدون', 'عبد الرحمن بن خلدون', 1377, 12.5, 'طبعة (محققة)، 3 أجزاء'),
    (2, 'رحلة ابن بطوطة', 'محمد بن بطوطة', 1355, 9.75, 'ترجمها H. A. R. Gibb عام 1929'),
    (3, 'الأيام', 'طه حسين', 1929, 7.0, 'السيرة الذاتية؛ الجزء 1'),
    (4, 'موسم الهجرة إلى الشمال', 'الطيب صالح', 1966, 8.25, 'Season of Migration to the North'),
    (5, 'رجال في الشمس', 'غسان كنفاني', 1963, 5.5, NULL),
    (6, 'كليلة ودمنة', 'ابن المقفع', 750, 6.0, '«باب الأسد والثور»');
CREATE TABLE cities (
    name_en TEXT,
    name_ar TEXT,
    population INTEGER,
    share REAL
);
INSERT INTO cities VALUES
    ('Bamako', 'باماكو', 2529300, 0.11),
    ('Timbuktu', 'تمبكتو', 54453, 0.002),
    ('Gao', 'غاو (كاوكاو)', 86633, 0.004);
