"""The one style sheet: colours and boxes only; type comes from ``theme.font`` (a font here would beat it)."""

from string import Template

STYLE_SHEET = Template("""
QWidget { outline: 0; }
QToolTip { background: $toast; color: $on_toast; border: 0; padding: 4px 8px; }
QLabel, QFrame#clear, QWidget#clear { background: transparent; }
QLabel[tone="muted"] { color: $muted; }   QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; } QLabel[tone="amber"] { color: $amber; }
QLabel[tone="indigo"] { color: $indigo; }
QFrame#sidebar, QFrame#statusbar, QFrame#chrome { background: $chrome; border: 0; }
QWidget#page, QFrame#panel { background: $base; border: 0; }
QFrame#decision { background: $tint; border: 0; border-left: 3px solid $accent; }
QFrame#problem { background: $danger_t; border: 0; border-radius: 6px; }
QFrame#warning { background: $amber_t; border: 0; border-radius: 6px; }
QFrame#notice { background: $tint; border: 0; border-radius: 6px; }
QFrame#card { background: $quiet; border: 0; border-radius: 10px; }
QFrame#popup, QDialog { background: $raised; border: 1px solid $edge; border-radius: 10px; }
QDialog { border-radius: 0; background: $base; border: 0; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox { background: $raised; color: $ink; border: 1px solid $edge;
  border-radius: 6px; padding: 0 8px; selection-background-color: $fill; selection-color: $on_fill;
  placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 4px 4px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $danger; }
QLineEdit:disabled, QTextEdit:disabled { color: $muted; }
QLineEdit[flat="true"] { background: transparent; border-color: transparent; padding: 0 7px; }
QLineEdit[flat="true"]:hover { border-color: $edge; }
QLineEdit[flat="true"]:focus { background: $raised; border-color: $accent; }
QLineEdit[flat="true"][wrong="true"] { border-color: $danger; }
QPlainTextEdit[flat="true"] { background: transparent; border-color: transparent; padding: 4px 9px 2px 9px; }
QPlainTextEdit[flat="true"]:hover { border-color: $edge; }
QPlainTextEdit[flat="true"]:focus { background: $raised; border-color: $accent; }
QPlainTextEdit[flat="true"][wrong="true"] { border-color: $danger; }
QLineEdit#bare, QLineEdit#bare:focus { background: transparent; border: 0; padding: 0; }
QTextEdit#editor, QPlainTextEdit#editor { background: transparent; border: 0; padding: 0; }
QLineEdit#cell, QLineEdit#cell:focus { background: $raised; border: 1px solid $accent; border-radius: 4px;
  padding: 0 6px; }

QAbstractItemView { background: $base; border: 0; outline: 0; selection-background-color: $select;
  selection-color: $ink; }
QListView#completer { background: $raised; border: 1px solid $edge; padding: 4px 0; }
QListView#completer::item { padding: 5px 10px; color: $ink; }
QListView#completer::item:selected { background: $select; color: $ink; }
QHeaderView { background: $base; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget#clear { background: transparent; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle { background: $edge; border-radius: 2px; margin: 3px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $chrome; color: $ink; border: 0; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $ink; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 8px; border-radius: 6px; }
QMenu::item:selected { background: $select; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hair; margin: 6px 4px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }

QPushButton { background: $raised; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:default { background: $fill; color: $on_fill; border-color: $fill; }
QPushButton:focus { border-color: $accent; }
QCheckBox { color: $ink; spacing: 8px; }
QSplitter::handle { background: $hair; }
""")
