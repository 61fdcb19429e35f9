CREATE TABLE area (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_area_uid UNIQUE (uid),
    CONSTRAINT uq_area_number UNIQUE (number)
) STRICT;

CREATE TABLE body (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    votes INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_body_uid UNIQUE (uid),
    CONSTRAINT uq_body_short_name UNIQUE (short_name),
    CONSTRAINT ck_body_kind_known CHECK (kind IN ('assembly', 'board', 'advisory', 'task_force', 'team'))
) STRICT;

CREATE TABLE national_programme (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    country TEXT,
    description TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_national_programme_uid UNIQUE (uid)
) STRICT;

CREATE TABLE blob (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT ck_blob_sha256_is_hex CHECK (length(sha256) = 64),
    CONSTRAINT uq_blob_sha256 UNIQUE (sha256)
) STRICT;

CREATE TABLE mail_attempt (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mail_message_id INTEGER NOT NULL,
    began_at TEXT NOT NULL,
    ended_at TEXT,
    sent INTEGER NOT NULL,
    error TEXT NOT NULL,
    CONSTRAINT uq_mail_attempt_mail_message_id UNIQUE (mail_message_id)
) STRICT;

CREATE TABLE meeting_template (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_meeting_template_uid UNIQUE (uid),
    CONSTRAINT uq_meeting_template_name UNIQUE (name)
) STRICT;

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    given TEXT NOT NULL,
    family TEXT NOT NULL,
    display TEXT NOT NULL,
    native TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT,
    more_emails TEXT NOT NULL,
    phone TEXT NOT NULL,
    zone TEXT,
    language TEXT,
    sort_key TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_person_uid UNIQUE (uid)
) STRICT;

CREATE TABLE baseline (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    document TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_baseline_uid UNIQUE (uid),
    CONSTRAINT uq_baseline_name UNIQUE (name)
) STRICT;

CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_setting_uid UNIQUE (uid),
    CONSTRAINT uq_setting_name UNIQUE (name)
) STRICT;

CREATE TABLE external_ref (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    origin TEXT NOT NULL,
    external_id TEXT NOT NULL,
    CONSTRAINT uq_external_ref_table_name_origin_external_id UNIQUE (table_name, origin, external_id)
) STRICT;

CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    who TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT uq_draft_table_name_row_id_field_who UNIQUE (table_name, row_id, field, who)
) STRICT;

CREATE TABLE research_topic (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    area_id INTEGER,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_research_topic_uid UNIQUE (uid),
    CONSTRAINT uq_research_topic_number UNIQUE (number),
    CONSTRAINT fk_research_topic_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_research_topic_state_known CHECK (state IN ('proposed', 'consulted', 'adopted', 'withdrawn'))
) STRICT;

CREATE TABLE file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_file_size CHECK (size >= 0),
    CONSTRAINT uq_file_uid UNIQUE (uid),
    CONSTRAINT fk_file_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_series_uid UNIQUE (uid),
    CONSTRAINT uq_series_name UNIQUE (name),
    CONSTRAINT fk_series_body_id FOREIGN KEY(body_id) REFERENCES body (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    participant_no INTEGER,
    kind TEXT NOT NULL,
    country TEXT,
    area_id INTEGER,
    is_party INTEGER NOT NULL,
    is_coordinator INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_organisation_country_is_alpha_2 CHECK (country IS NULL OR length(country) = 2),
    CONSTRAINT uq_organisation_uid UNIQUE (uid),
    CONSTRAINT uq_organisation_participant_no UNIQUE (participant_no),
    CONSTRAINT ck_organisation_kind_known CHECK (kind IN ('party', 'initiative', 'observer', 'other')),
    CONSTRAINT fk_organisation_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE consent (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    wording_version TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_consent_uid UNIQUE (uid),
    CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_consent_purpose_known CHECK (purpose IN ('listed', 'contact', 'photo', 'recording'))
) STRICT;

CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    body_id INTEGER NOT NULL,
    organisation_id INTEGER,
    person_id INTEGER,
    representative_id INTEGER,
    function TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    voting INTEGER NOT NULL,
    defaulting INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_membership_exactly_one CHECK (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT ck_membership_period CHECK (valid_until IS NULL OR valid_until >= valid_from),
    CONSTRAINT uq_membership_uid UNIQUE (uid),
    CONSTRAINT fk_membership_body_id FOREIGN KEY(body_id) REFERENCES body (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_membership_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_membership_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_membership_representative_id FOREIGN KEY(representative_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_membership_valid_from_date CHECK (valid_from IS date(valid_from, '+0 days')),
    CONSTRAINT ck_membership_valid_until_date CHECK (valid_until IS date(valid_until, '+0 days'))
) STRICT;

CREATE TABLE task_force (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    body_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL,
    lead_id INTEGER,
    mission TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_task_force_uid UNIQUE (uid),
    CONSTRAINT uq_task_force_body_id UNIQUE (body_id),
    CONSTRAINT fk_task_force_body_id FOREIGN KEY(body_id) REFERENCES body (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_task_force_area_id UNIQUE (area_id),
    CONSTRAINT fk_task_force_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_task_force_lead_id FOREIGN KEY(lead_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE initiative (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    short_name TEXT NOT NULL,
    name TEXT NOT NULL,
    organisation_id INTEGER,
    relation TEXT NOT NULL,
    link TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_initiative_uid UNIQUE (uid),
    CONSTRAINT uq_initiative_short_name UNIQUE (short_name),
    CONSTRAINT fk_initiative_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE programme_coordinator (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    programme_id INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL,
    CONSTRAINT uq_programme_coordinator_programme_id_organisation_id UNIQUE (programme_id, organisation_id),
    CONSTRAINT fk_programme_coordinator_programme_id FOREIGN KEY(programme_id) REFERENCES national_programme (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_programme_coordinator_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE topic_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_topic_version_topic_id_number UNIQUE (topic_id, number),
    CONSTRAINT uq_topic_version_uid UNIQUE (uid),
    CONSTRAINT fk_topic_version_topic_id FOREIGN KEY(topic_id) REFERENCES research_topic (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE topic_comment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    person_id INTEGER,
    organisation_id INTEGER,
    stakeholder TEXT NOT NULL,
    received_on TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_topic_comment_uid UNIQUE (uid),
    CONSTRAINT fk_topic_comment_topic_id FOREIGN KEY(topic_id) REFERENCES research_topic (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_topic_comment_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_topic_comment_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_topic_comment_received_on_date CHECK (received_on IS date(received_on, '+0 days'))
) STRICT;

CREATE TABLE expression_of_interest (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    organisation_text TEXT NOT NULL,
    email TEXT,
    country TEXT,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    received_on TEXT NOT NULL,
    state TEXT NOT NULL,
    area_id INTEGER,
    person_id INTEGER,
    organisation_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_expression_of_interest_uid UNIQUE (uid),
    CONSTRAINT ck_expression_of_interest_kind_known CHECK (kind IN ('researcher', 'sponsor', 'user')),
    CONSTRAINT ck_expression_of_interest_received_on_date CHECK (received_on IS date(received_on, '+0 days')),
    CONSTRAINT ck_expression_of_interest_state_known CHECK (state IN ('received', 'asked', 'admitted', 'declined')),
    CONSTRAINT fk_expression_of_interest_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_expression_of_interest_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_expression_of_interest_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    series_id INTEGER,
    short_name TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    directions TEXT NOT NULL,
    host_id INTEGER,
    link TEXT NOT NULL,
    contact TEXT NOT NULL,
    public_note TEXT NOT NULL,
    internal_note TEXT NOT NULL,
    state TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_meeting_days CHECK (last_day >= first_day),
    CONSTRAINT uq_meeting_uid UNIQUE (uid),
    CONSTRAINT fk_meeting_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_meeting_short_name UNIQUE (short_name),
    CONSTRAINT ck_meeting_kind_known CHECK (kind IN ('ordinary', 'extraordinary')),
    CONSTRAINT ck_meeting_first_day_date CHECK (first_day IS date(first_day, '+0 days')),
    CONSTRAINT ck_meeting_last_day_date CHECK (last_day IS date(last_day, '+0 days')),
    CONSTRAINT fk_meeting_host_id FOREIGN KEY(host_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_meeting_state_known CHECK (state IN ('planned', 'confirmed', 'held', 'cancelled'))
) STRICT;

CREATE TABLE organisation_name (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL,
    short TEXT NOT NULL,
    legal TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_organisation_name_period CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from),
    CONSTRAINT uq_organisation_name_uid UNIQUE (uid),
    CONSTRAINT fk_organisation_name_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_organisation_name_valid_from_date CHECK (valid_from IS date(valid_from, '+0 days')),
    CONSTRAINT ck_organisation_name_valid_until_date CHECK (valid_until IS date(valid_until, '+0 days'))
) STRICT;

CREATE TABLE irc_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    organisation_id INTEGER,
    person_id INTEGER,
    kind TEXT NOT NULL,
    since TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_irc_role_exactly_one CHECK (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT uq_irc_role_uid UNIQUE (uid),
    CONSTRAINT fk_irc_role_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_irc_role_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_irc_role_kind_known CHECK (kind IN ('researcher', 'sponsor', 'user')),
    CONSTRAINT ck_irc_role_since_date CHECK (since IS date(since, '+0 days'))
) STRICT;

CREATE TABLE affiliation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_affiliation_period CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from),
    CONSTRAINT uq_affiliation_uid UNIQUE (uid),
    CONSTRAINT fk_affiliation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_affiliation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_affiliation_valid_from_date CHECK (valid_from IS date(valid_from, '+0 days')),
    CONSTRAINT ck_affiliation_valid_until_date CHECK (valid_until IS date(valid_until, '+0 days'))
) STRICT;

CREATE TABLE work_package (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    objective TEXT NOT NULL,
    lead_id INTEGER,
    start_month INTEGER NOT NULL,
    end_month INTEGER NOT NULL,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_work_package_start_month_to_end_month CHECK (start_month >= 1 AND end_month >= start_month),
    CONSTRAINT uq_work_package_uid UNIQUE (uid),
    CONSTRAINT uq_work_package_number UNIQUE (number),
    CONSTRAINT fk_work_package_lead_id FOREIGN KEY(lead_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE milestone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    lead_id INTEGER,
    area_id INTEGER,
    due_month INTEGER NOT NULL,
    due_on TEXT,
    revised_month INTEGER,
    revised_on TEXT,
    verification TEXT NOT NULL,
    achieved_on TEXT,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_milestone_due CHECK (due_month >= 1 AND (revised_month IS NULL OR revised_month >= 1)),
    CONSTRAINT uq_milestone_uid UNIQUE (uid),
    CONSTRAINT uq_milestone_number UNIQUE (number),
    CONSTRAINT fk_milestone_lead_id FOREIGN KEY(lead_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_milestone_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_milestone_due_on_date CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT ck_milestone_revised_on_date CHECK (revised_on IS date(revised_on, '+0 days')),
    CONSTRAINT ck_milestone_achieved_on_date CHECK (achieved_on IS date(achieved_on, '+0 days'))
) STRICT;

CREATE TABLE project (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    acronym TEXT NOT NULL,
    title TEXT NOT NULL,
    programme TEXT NOT NULL,
    grant_no TEXT NOT NULL,
    start TEXT NOT NULL,
    end_planned TEXT NOT NULL,
    end_amended TEXT,
    periods TEXT NOT NULL,
    rule_profile TEXT NOT NULL,
    acknowledgement TEXT NOT NULL,
    data_protection_contact TEXT NOT NULL,
    logo_file_id INTEGER,
    as_of TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_project_one_per_file CHECK (id = 1),
    CONSTRAINT ck_project_end_after_start CHECK (end_planned > start),
    CONSTRAINT uq_project_uid UNIQUE (uid),
    CONSTRAINT ck_project_programme_known CHECK (programme IN ('H2020', 'HE')),
    CONSTRAINT ck_project_start_date CHECK (start IS date(start, '+0 days')),
    CONSTRAINT ck_project_end_planned_date CHECK (end_planned IS date(end_planned, '+0 days')),
    CONSTRAINT ck_project_end_amended_date CHECK (end_amended IS date(end_amended, '+0 days')),
    CONSTRAINT fk_project_logo_file_id FOREIGN KEY(logo_file_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_project_as_of_date CHECK (as_of IS date(as_of, '+0 days'))
) STRICT;

CREATE TABLE agenda_release (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    document TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_agenda_release_meeting_id_number UNIQUE (meeting_id, number),
    CONSTRAINT ck_agenda_release_number CHECK (number >= 1),
    CONSTRAINT uq_agenda_release_uid UNIQUE (uid),
    CONSTRAINT fk_agenda_release_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE participation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    affiliation_id INTEGER,
    role TEXT NOT NULL,
    reply TEXT NOT NULL,
    invited_on TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_participation_meeting_id_person_id UNIQUE (meeting_id, person_id),
    CONSTRAINT uq_participation_uid UNIQUE (uid),
    CONSTRAINT fk_participation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_participation_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_participation_affiliation_id FOREIGN KEY(affiliation_id) REFERENCES affiliation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_participation_role_known CHECK (role IN ('member', 'speaker', 'guest', 'observer', 'staff')),
    CONSTRAINT ck_participation_reply_known CHECK (reply IN ('none', 'accepted', 'declined', 'tentative')),
    CONSTRAINT ck_participation_invited_on_date CHECK (invited_on IS date(invited_on, '+0 days'))
) STRICT;

CREATE TABLE availability (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    start INTEGER NOT NULL,
    until INTEGER NOT NULL,
    note TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_availability_stretch CHECK ("start" >= 0 AND until > "start"),
    CONSTRAINT uq_availability_uid UNIQUE (uid),
    CONSTRAINT fk_availability_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_availability_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_availability_day_date CHECK (day IS date(day, '+0 days'))
) STRICT;

CREATE TABLE published_figure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    meeting_id INTEGER,
    programme_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_published_figure_uid UNIQUE (uid),
    CONSTRAINT fk_published_figure_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_published_figure_programme_id FOREIGN KEY(programme_id) REFERENCES national_programme (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE publication (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    published_on TEXT,
    link TEXT NOT NULL,
    meeting_id INTEGER,
    file_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_publication_uid UNIQUE (uid),
    CONSTRAINT ck_publication_kind_known CHECK (kind IN ('newsletter', 'report', 'page', 'article')),
    CONSTRAINT ck_publication_published_on_date CHECK (published_on IS date(published_on, '+0 days')),
    CONSTRAINT fk_publication_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_publication_file_id FOREIGN KEY(file_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE mailing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    release INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    who TEXT NOT NULL,
    texts TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_mailing_uid UNIQUE (uid),
    CONSTRAINT fk_mailing_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_mailing_kind_known CHECK (kind IN ('invitation', 'update', 'cancellation', 'minutes', 'actions')),
    CONSTRAINT ck_mailing_way_known CHECK (way IN ('folder', 'program', 'server'))
) STRICT;

CREATE TABLE reply_received (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    about TEXT NOT NULL,
    reply TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    answered_at TEXT NOT NULL,
    comment TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_reply_received_meeting_id_person_id_about UNIQUE (meeting_id, person_id, about),
    CONSTRAINT uq_reply_received_uid UNIQUE (uid),
    CONSTRAINT fk_reply_received_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_reply_received_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE calendar_publication (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    username TEXT NOT NULL,
    release INTEGER NOT NULL,
    published_at TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_calendar_publication_uid UNIQUE (uid),
    CONSTRAINT uq_calendar_publication_meeting_id UNIQUE (meeting_id),
    CONSTRAINT fk_calendar_publication_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE room (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    capacity INTEGER,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_room_meeting_id_name UNIQUE (meeting_id, name),
    CONSTRAINT ck_room_capacity CHECK (capacity > 0),
    CONSTRAINT uq_room_uid UNIQUE (uid),
    CONSTRAINT fk_room_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE sensitive_note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_sensitive_note_uid UNIQUE (uid),
    CONSTRAINT fk_sensitive_note_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_sensitive_note_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_sensitive_note_kind_known CHECK (kind IN ('diet', 'access', 'visa')),
    CONSTRAINT ck_sensitive_note_expires_on_date CHECK (expires_on IS date(expires_on, '+0 days'))
) STRICT;

CREATE TABLE task (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    work_package_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    lead_id INTEGER,
    start_month INTEGER NOT NULL,
    end_month INTEGER NOT NULL,
    progress INTEGER NOT NULL,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_task_start_month_to_end_month CHECK (start_month >= 1 AND end_month >= start_month),
    CONSTRAINT ck_task_progress CHECK (progress BETWEEN 0 AND 10000),
    CONSTRAINT uq_task_uid UNIQUE (uid),
    CONSTRAINT fk_task_work_package_id FOREIGN KEY(work_package_id) REFERENCES work_package (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_task_number UNIQUE (number),
    CONSTRAINT fk_task_lead_id FOREIGN KEY(lead_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE milestone_work_package (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    milestone_id INTEGER NOT NULL,
    work_package_id INTEGER NOT NULL,
    CONSTRAINT uq_milestone_work_package_milestone_id_work_package_id UNIQUE (milestone_id, work_package_id),
    CONSTRAINT fk_milestone_work_package_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_milestone_work_package_work_package_id FOREIGN KEY(work_package_id) REFERENCES work_package (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE evidence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    milestone_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    file_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_evidence_something CHECK (text <> '' OR file_id IS NOT NULL),
    CONSTRAINT uq_evidence_uid UNIQUE (uid),
    CONSTRAINT fk_evidence_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_evidence_file_id FOREIGN KEY(file_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE risk (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    work_package_id INTEGER,
    likelihood TEXT NOT NULL,
    severity TEXT NOT NULL,
    mitigation TEXT NOT NULL,
    owner_id INTEGER,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_risk_uid UNIQUE (uid),
    CONSTRAINT uq_risk_number UNIQUE (number),
    CONSTRAINT fk_risk_work_package_id FOREIGN KEY(work_package_id) REFERENCES work_package (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_risk_likelihood_known CHECK (likelihood IN ('low', 'medium', 'high')),
    CONSTRAINT ck_risk_severity_known CHECK (severity IN ('low', 'medium', 'high')),
    CONSTRAINT fk_risk_owner_id FOREIGN KEY(owner_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_risk_state_known CHECK (state IN ('open', 'occurred', 'closed'))
) STRICT;

CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    room_id INTEGER,
    title TEXT NOT NULL,
    track TEXT NOT NULL,
    body_id INTEGER,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_session_time CHECK (start >= 0 AND minutes > 0),
    CONSTRAINT uq_session_uid UNIQUE (uid),
    CONSTRAINT fk_session_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_session_day_date CHECK (day IS date(day, '+0 days')),
    CONSTRAINT fk_session_room_id FOREIGN KEY(room_id) REFERENCES room (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_session_body_id FOREIGN KEY(body_id) REFERENCES body (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_session_state_known CHECK (state IN ('tentative', 'confirmed', 'cancelled'))
) STRICT;

CREATE TABLE presence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    participation_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_presence_participation_id_day UNIQUE (participation_id, day),
    CONSTRAINT uq_presence_uid UNIQUE (uid),
    CONSTRAINT fk_presence_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_presence_day_date CHECK (day IS date(day, '+0 days')),
    CONSTRAINT ck_presence_state_known CHECK (state IN ('present', 'remote', 'absent', 'excused'))
) STRICT;

CREATE TABLE mail_message (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    mailing_id INTEGER NOT NULL,
    person_id INTEGER,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    method TEXT NOT NULL,
    about TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT,
    error TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_mail_message_uid UNIQUE (uid),
    CONSTRAINT fk_mail_message_mailing_id FOREIGN KEY(mailing_id) REFERENCES mailing (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_mail_message_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_mail_message_message_id UNIQUE (message_id),
    CONSTRAINT ck_mail_message_state_known CHECK (state IN ('waiting', 'drafted', 'sent', 'failed', 'unsure', 'dropped'))
) STRICT;

CREATE TABLE deliverable (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    work_package_id INTEGER NOT NULL,
    task_id INTEGER,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    lead_id INTEGER,
    type TEXT NOT NULL,
    dissemination TEXT NOT NULL,
    due_month INTEGER NOT NULL,
    due_on TEXT,
    revised_month INTEGER,
    revised_on TEXT,
    state TEXT NOT NULL,
    delivered_on TEXT,
    approved_on TEXT,
    justification TEXT NOT NULL,
    rejection TEXT NOT NULL,
    file_id INTEGER,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_deliverable_due CHECK (due_month >= 1 AND (revised_month IS NULL OR revised_month >= 1)),
    CONSTRAINT ck_deliverable_delivered_before_approved CHECK (approved_on IS NULL OR delivered_on IS NOT NULL),
    CONSTRAINT uq_deliverable_uid UNIQUE (uid),
    CONSTRAINT fk_deliverable_work_package_id FOREIGN KEY(work_package_id) REFERENCES work_package (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_deliverable_task_id FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_deliverable_number UNIQUE (number),
    CONSTRAINT fk_deliverable_lead_id FOREIGN KEY(lead_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_deliverable_due_on_date CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT ck_deliverable_revised_on_date CHECK (revised_on IS date(revised_on, '+0 days')),
    CONSTRAINT ck_deliverable_state_known CHECK (state IN ('pending', 'draft', 'submitted', 'approved')),
    CONSTRAINT ck_deliverable_delivered_on_date CHECK (delivered_on IS date(delivered_on, '+0 days')),
    CONSTRAINT ck_deliverable_approved_on_date CHECK (approved_on IS date(approved_on, '+0 days')),
    CONSTRAINT fk_deliverable_file_id FOREIGN KEY(file_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER,
    minutes INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    decision_flag INTEGER NOT NULL,
    added_at TEXT,
    added_by_id INTEGER,
    area_id INTEGER,
    public_note TEXT NOT NULL,
    internal_note TEXT NOT NULL,
    state TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_item_time CHECK (minutes >= 0 AND (start IS NULL OR start >= 0)),
    CONSTRAINT uq_item_uid UNIQUE (uid),
    CONSTRAINT fk_item_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_item_kind_known CHECK (kind IN ('talk', 'discussion', 'break', 'social', 'report', 'formal')),
    CONSTRAINT ck_item_added_at_date CHECK (added_at IS date(added_at, '+0 days')),
    CONSTRAINT fk_item_added_by_id FOREIGN KEY(added_by_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_item_area_id FOREIGN KEY(area_id) REFERENCES area (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_item_state_known CHECK (state IN ('tentative', 'confirmed', 'cancelled'))
) STRICT;

CREATE TABLE roll_call (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    membership_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    held_by_id INTEGER,
    arrived INTEGER,
    departed INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_roll_call_session_id_membership_id UNIQUE (session_id, membership_id),
    CONSTRAINT uq_roll_call_uid UNIQUE (uid),
    CONSTRAINT fk_roll_call_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_roll_call_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_roll_call_state_known CHECK (state IN ('present', 'remote', 'represented', 'excused', 'absent', 'left')),
    CONSTRAINT fk_roll_call_held_by_id FOREIGN KEY(held_by_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE minutes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    session_id INTEGER,
    chair_id INTEGER,
    secretary_id INTEGER,
    state TEXT NOT NULL,
    circulated_on TEXT,
    accepted_on TEXT,
    irregular_note TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_minutes_meeting_id_session_id UNIQUE (meeting_id, session_id),
    CONSTRAINT uq_minutes_uid UNIQUE (uid),
    CONSTRAINT fk_minutes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_minutes_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_minutes_chair_id FOREIGN KEY(chair_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_minutes_secretary_id FOREIGN KEY(secretary_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_minutes_state_known CHECK (state IN ('draft', 'circulated', 'objected', 'accepted')),
    CONSTRAINT ck_minutes_circulated_on_date CHECK (circulated_on IS date(circulated_on, '+0 days')),
    CONSTRAINT ck_minutes_accepted_on_date CHECK (accepted_on IS date(accepted_on, '+0 days'))
) STRICT;

CREATE TABLE plan_link (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    from_task_id INTEGER,
    from_deliverable_id INTEGER,
    from_milestone_id INTEGER,
    to_task_id INTEGER,
    to_deliverable_id INTEGER,
    to_milestone_id INTEGER,
    kind TEXT NOT NULL,
    lag_days INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_plan_link_one_from CHECK (CASE WHEN from_task_id IS NULL THEN 0 ELSE 1 END + CASE WHEN from_deliverable_id IS NULL THEN 0 ELSE 1 END + CASE WHEN from_milestone_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT ck_plan_link_one_to CHECK (CASE WHEN to_task_id IS NULL THEN 0 ELSE 1 END + CASE WHEN to_deliverable_id IS NULL THEN 0 ELSE 1 END + CASE WHEN to_milestone_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT uq_plan_link_uid UNIQUE (uid),
    CONSTRAINT fk_plan_link_from_task_id FOREIGN KEY(from_task_id) REFERENCES task (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_plan_link_from_deliverable_id FOREIGN KEY(from_deliverable_id) REFERENCES deliverable (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_plan_link_from_milestone_id FOREIGN KEY(from_milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_plan_link_to_task_id FOREIGN KEY(to_task_id) REFERENCES task (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_plan_link_to_deliverable_id FOREIGN KEY(to_deliverable_id) REFERENCES deliverable (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_plan_link_to_milestone_id FOREIGN KEY(to_milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_plan_link_kind_known CHECK (kind IN ('finish_start', 'start_start', 'finish_finish', 'start_finish'))
) STRICT;

CREATE TABLE item_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    item_id INTEGER,
    session_id INTEGER,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    organisation_id INTEGER,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_item_role_exactly_one CHECK (CASE WHEN item_id IS NULL THEN 0 ELSE 1 END + CASE WHEN session_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT uq_item_role_uid UNIQUE (uid),
    CONSTRAINT fk_item_role_item_id FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_item_role_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_item_role_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_item_role_kind_known CHECK (kind IN ('speaker', 'presenter', 'chair', 'rapporteur', 'moderator', 'guest_of_honour')),
    CONSTRAINT ck_item_role_state_known CHECK (state IN ('asked', 'confirmed', 'declined')),
    CONSTRAINT fk_item_role_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE minutes_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes_id INTEGER NOT NULL,
    item_id INTEGER,
    markdown TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_minutes_text_minutes_id_item_id UNIQUE (minutes_id, item_id),
    CONSTRAINT uq_minutes_text_uid UNIQUE (uid),
    CONSTRAINT fk_minutes_text_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_minutes_text_item_id FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE minutes_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    document TEXT NOT NULL,
    pdf_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_minutes_version_minutes_id_number UNIQUE (minutes_id, number),
    CONSTRAINT uq_minutes_version_uid UNIQUE (uid),
    CONSTRAINT fk_minutes_version_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_minutes_version_state_known CHECK (state IN ('draft', 'circulated', 'objected', 'accepted')),
    CONSTRAINT fk_minutes_version_pdf_id FOREIGN KEY(pdf_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE objection (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes_id INTEGER NOT NULL,
    organisation_id INTEGER,
    received_on TEXT NOT NULL,
    text TEXT NOT NULL,
    to_accuracy INTEGER NOT NULL,
    settled_on TEXT,
    settlement TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_objection_uid UNIQUE (uid),
    CONSTRAINT fk_objection_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_objection_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_objection_received_on_date CHECK (received_on IS date(received_on, '+0 days')),
    CONSTRAINT ck_objection_settled_on_date CHECK (settled_on IS date(settled_on, '+0 days'))
) STRICT;

CREATE TABLE decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    minutes_id INTEGER NOT NULL,
    item_id INTEGER,
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    votes_for INTEGER,
    votes_against INTEGER,
    abstentions INTEGER,
    carried INTEGER NOT NULL,
    vetoed_by_id INTEGER,
    veto_reason TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    binding_on TEXT,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_decision_minutes_id_number UNIQUE (minutes_id, number),
    CONSTRAINT ck_decision_votes CHECK (votes_for >= 0 AND votes_against >= 0 AND abstentions >= 0),
    CONSTRAINT uq_decision_uid UNIQUE (uid),
    CONSTRAINT fk_decision_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_decision_item_id FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_decision_vetoed_by_id FOREIGN KEY(vetoed_by_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_decision_taken_on_date CHECK (taken_on IS date(taken_on, '+0 days')),
    CONSTRAINT ck_decision_binding_on_date CHECK (binding_on IS date(binding_on, '+0 days'))
) STRICT;

CREATE TABLE presentation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    item_id INTEGER,
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    public INTEGER NOT NULL,
    notice_sent TEXT,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT uq_presentation_uid UNIQUE (uid),
    CONSTRAINT fk_presentation_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_presentation_item_id FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_presentation_kind_known CHECK (kind IN ('talk', 'keynote', 'poster', 'video')),
    CONSTRAINT ck_presentation_notice_sent_date CHECK (notice_sent IS date(notice_sent, '+0 days')),
    CONSTRAINT ck_presentation_state_known CHECK (state IN ('missing', 'received', 'cleared', 'published'))
) STRICT;

CREATE TABLE action (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    series_id INTEGER,
    minutes_id INTEGER,
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    person_id INTEGER,
    organisation_id INTEGER,
    due_on TEXT,
    due_month INTEGER,
    state TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    decision_id INTEGER,
    item_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT ck_action_one_due CHECK (due_on IS NULL OR due_month IS NULL),
    CONSTRAINT ck_action_due_month CHECK (due_month IS NULL OR due_month >= 1),
    CONSTRAINT uq_action_uid UNIQUE (uid),
    CONSTRAINT fk_action_series_id FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_action_number UNIQUE (number),
    CONSTRAINT fk_action_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_action_due_on_date CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT ck_action_state_known CHECK (state IN ('open', 'in_progress', 'done', 'dropped')),
    CONSTRAINT ck_action_opened_on_date CHECK (opened_on IS date(opened_on, '+0 days')),
    CONSTRAINT ck_action_closed_on_date CHECK (closed_on IS date(closed_on, '+0 days')),
    CONSTRAINT fk_action_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_item_id FOREIGN KEY(item_id) REFERENCES item (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE notice (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id INTEGER,
    presentation_id INTEGER,
    kind TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    sent_to TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_notice_exactly_one CHECK (CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END + CASE WHEN presentation_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT uq_notice_uid UNIQUE (uid),
    CONSTRAINT fk_notice_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_notice_presentation_id FOREIGN KEY(presentation_id) REFERENCES presentation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_notice_kind_known CHECK (kind IN ('meeting', 'agenda', 'added_items', 'publication')),
    CONSTRAINT ck_notice_sent_on_date CHECK (sent_on IS date(sent_on, '+0 days'))
) STRICT;

CREATE TABLE decision_vote (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    decision_id INTEGER NOT NULL,
    membership_id INTEGER NOT NULL,
    ballot TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_decision_vote_decision_id_membership_id UNIQUE (decision_id, membership_id),
    CONSTRAINT uq_decision_vote_uid UNIQUE (uid),
    CONSTRAINT fk_decision_vote_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_decision_vote_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_decision_vote_ballot_known CHECK (ballot IN ('for', 'against', 'abstain'))
) STRICT;

CREATE TABLE presentation_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    presentation_id INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_presentation_file_presentation_id_number UNIQUE (presentation_id, number),
    CONSTRAINT uq_presentation_file_uid UNIQUE (uid),
    CONSTRAINT fk_presentation_file_presentation_id FOREIGN KEY(presentation_id) REFERENCES presentation (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_presentation_file_file_id FOREIGN KEY(file_id) REFERENCES file (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE action_event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    meeting_id INTEGER,
    state TEXT,
    note TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT uq_action_event_uid UNIQUE (uid),
    CONSTRAINT fk_action_event_action_id FOREIGN KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_event_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_action_event_state_known CHECK (state IN ('open', 'in_progress', 'done', 'dropped'))
) STRICT;

CREATE TABLE chain_link (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    decision_id INTEGER,
    action_id INTEGER,
    work_package_id INTEGER,
    task_id INTEGER,
    deliverable_id INTEGER,
    milestone_id INTEGER,
    task_force_id INTEGER,
    illustrative INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT ck_chain_link_one_origin CHECK (CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END + CASE WHEN action_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT ck_chain_link_one_target CHECK (CASE WHEN work_package_id IS NULL THEN 0 ELSE 1 END + CASE WHEN task_id IS NULL THEN 0 ELSE 1 END + CASE WHEN deliverable_id IS NULL THEN 0 ELSE 1 END + CASE WHEN milestone_id IS NULL THEN 0 ELSE 1 END + CASE WHEN task_force_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT uq_chain_link_uid UNIQUE (uid),
    CONSTRAINT fk_chain_link_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_action_id FOREIGN KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_work_package_id FOREIGN KEY(work_package_id) REFERENCES work_package (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_task_id FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_deliverable_id FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_chain_link_task_force_id FOREIGN KEY(task_force_id) REFERENCES task_force (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE step (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    message TEXT NOT NULL,
    arguments TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_step_kind CHECK (kind IN ('do', 'undo', 'redo')),
    final INTEGER NOT NULL,
    undoes_step_id INTEGER,
    PRIMARY KEY (id),
    UNIQUE (undoes_step_id),
    FOREIGN KEY(undoes_step_id) REFERENCES step (id)
) STRICT;

CREATE TABLE change (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    op TEXT NOT NULL CONSTRAINT ck_change_op CHECK (op IN ('I', 'U', 'D')),
    "before" TEXT,
    "after" TEXT,
    PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_action_decision_id ON action (decision_id);

CREATE INDEX ix_action_event_action_id ON action_event (action_id);

CREATE INDEX ix_action_event_meeting_id ON action_event (meeting_id);

CREATE INDEX ix_action_item_id ON action (item_id);

CREATE INDEX ix_action_minutes_id ON action (minutes_id);

CREATE INDEX ix_action_organisation_id ON action (organisation_id);

CREATE INDEX ix_action_person_id ON action (person_id);

CREATE INDEX ix_action_series_id ON action (series_id);

CREATE INDEX ix_affiliation_organisation_id ON affiliation (organisation_id);

CREATE INDEX ix_affiliation_person_id ON affiliation (person_id);

CREATE INDEX ix_agenda_release_meeting_id ON agenda_release (meeting_id);

CREATE INDEX ix_availability_meeting_id ON availability (meeting_id);

CREATE INDEX ix_availability_person_id ON availability (person_id);

CREATE INDEX ix_chain_link_action_id ON chain_link (action_id);

CREATE INDEX ix_chain_link_decision_id ON chain_link (decision_id);

CREATE INDEX ix_chain_link_deliverable_id ON chain_link (deliverable_id);

CREATE INDEX ix_chain_link_milestone_id ON chain_link (milestone_id);

CREATE INDEX ix_chain_link_task_force_id ON chain_link (task_force_id);

CREATE INDEX ix_chain_link_task_id ON chain_link (task_id);

CREATE INDEX ix_chain_link_work_package_id ON chain_link (work_package_id);

CREATE INDEX ix_change_row ON change (table_name, row_id);

CREATE INDEX ix_change_step_id ON change (step_id);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE INDEX ix_decision_item_id ON decision (item_id);

CREATE INDEX ix_decision_minutes_id ON decision (minutes_id);

CREATE INDEX ix_decision_vetoed_by_id ON decision (vetoed_by_id);

CREATE INDEX ix_decision_vote_decision_id ON decision_vote (decision_id);

CREATE INDEX ix_decision_vote_membership_id ON decision_vote (membership_id);

CREATE INDEX ix_deliverable_file_id ON deliverable (file_id);

CREATE INDEX ix_deliverable_lead_id ON deliverable (lead_id);

CREATE INDEX ix_deliverable_task_id ON deliverable (task_id);

CREATE INDEX ix_deliverable_work_package_id ON deliverable (work_package_id);

CREATE INDEX ix_evidence_file_id ON evidence (file_id);

CREATE INDEX ix_evidence_milestone_id ON evidence (milestone_id);

CREATE INDEX ix_expression_of_interest_area_id ON expression_of_interest (area_id);

CREATE INDEX ix_expression_of_interest_organisation_id ON expression_of_interest (organisation_id);

CREATE INDEX ix_expression_of_interest_person_id ON expression_of_interest (person_id);

CREATE INDEX ix_file_sha256 ON file (sha256);

CREATE INDEX ix_initiative_organisation_id ON initiative (organisation_id);

CREATE INDEX ix_irc_role_organisation_id ON irc_role (organisation_id);

CREATE INDEX ix_irc_role_person_id ON irc_role (person_id);

CREATE INDEX ix_item_added_by_id ON item (added_by_id);

CREATE INDEX ix_item_area_id ON item (area_id);

CREATE INDEX ix_item_role_item_id ON item_role (item_id);

CREATE INDEX ix_item_role_organisation_id ON item_role (organisation_id);

CREATE INDEX ix_item_role_person_id ON item_role (person_id);

CREATE INDEX ix_item_role_session_id ON item_role (session_id);

CREATE INDEX ix_item_session_id ON item (session_id);

CREATE INDEX ix_item_session_position ON item (session_id, position);

CREATE INDEX ix_mail_message_mailing_id ON mail_message (mailing_id);

CREATE INDEX ix_mail_message_person_id ON mail_message (person_id);

CREATE INDEX ix_mailing_meeting_id ON mailing (meeting_id);

CREATE INDEX ix_meeting_host_id ON meeting (host_id);

CREATE INDEX ix_meeting_series_id ON meeting (series_id);

CREATE INDEX ix_membership_body_id ON membership (body_id);

CREATE INDEX ix_membership_organisation_id ON membership (organisation_id);

CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE INDEX ix_membership_representative_id ON membership (representative_id);

CREATE INDEX ix_milestone_area_id ON milestone (area_id);

CREATE INDEX ix_milestone_lead_id ON milestone (lead_id);

CREATE INDEX ix_milestone_work_package_milestone_id ON milestone_work_package (milestone_id);

CREATE INDEX ix_milestone_work_package_work_package_id ON milestone_work_package (work_package_id);

CREATE INDEX ix_minutes_chair_id ON minutes (chair_id);

CREATE INDEX ix_minutes_meeting_id ON minutes (meeting_id);

CREATE INDEX ix_minutes_secretary_id ON minutes (secretary_id);

CREATE INDEX ix_minutes_session_id ON minutes (session_id);

CREATE INDEX ix_minutes_text_item_id ON minutes_text (item_id);

CREATE INDEX ix_minutes_text_minutes_id ON minutes_text (minutes_id);

CREATE INDEX ix_minutes_version_minutes_id ON minutes_version (minutes_id);

CREATE INDEX ix_minutes_version_pdf_id ON minutes_version (pdf_id);

CREATE INDEX ix_notice_meeting_id ON notice (meeting_id);

CREATE INDEX ix_notice_presentation_id ON notice (presentation_id);

CREATE INDEX ix_objection_minutes_id ON objection (minutes_id);

CREATE INDEX ix_objection_organisation_id ON objection (organisation_id);

CREATE INDEX ix_organisation_area_id ON organisation (area_id);

CREATE INDEX ix_organisation_name_organisation_id ON organisation_name (organisation_id);

CREATE INDEX ix_participation_affiliation_id ON participation (affiliation_id);

CREATE INDEX ix_participation_meeting_id ON participation (meeting_id);

CREATE INDEX ix_participation_person_id ON participation (person_id);

CREATE INDEX ix_person_email ON person (email);

CREATE INDEX ix_person_sort_key ON person (sort_key, id);

CREATE INDEX ix_plan_link_from_deliverable_id ON plan_link (from_deliverable_id);

CREATE INDEX ix_plan_link_from_milestone_id ON plan_link (from_milestone_id);

CREATE INDEX ix_plan_link_from_task_id ON plan_link (from_task_id);

CREATE INDEX ix_plan_link_to_deliverable_id ON plan_link (to_deliverable_id);

CREATE INDEX ix_plan_link_to_milestone_id ON plan_link (to_milestone_id);

CREATE INDEX ix_plan_link_to_task_id ON plan_link (to_task_id);

CREATE INDEX ix_presence_participation_id ON presence (participation_id);

CREATE INDEX ix_presentation_file_file_id ON presentation_file (file_id);

CREATE INDEX ix_presentation_file_presentation_id ON presentation_file (presentation_id);

CREATE INDEX ix_presentation_item_id ON presentation (item_id);

CREATE INDEX ix_presentation_meeting_id ON presentation (meeting_id);

CREATE INDEX ix_programme_coordinator_organisation_id ON programme_coordinator (organisation_id);

CREATE INDEX ix_programme_coordinator_programme_id ON programme_coordinator (programme_id);

CREATE INDEX ix_project_logo_file_id ON project (logo_file_id);

CREATE INDEX ix_publication_file_id ON publication (file_id);

CREATE INDEX ix_publication_meeting_id ON publication (meeting_id);

CREATE INDEX ix_published_figure_meeting_id ON published_figure (meeting_id);

CREATE INDEX ix_published_figure_programme_id ON published_figure (programme_id);

CREATE INDEX ix_reply_received_meeting_id ON reply_received (meeting_id);

CREATE INDEX ix_reply_received_person_id ON reply_received (person_id);

CREATE INDEX ix_research_topic_area_id ON research_topic (area_id);

CREATE INDEX ix_risk_owner_id ON risk (owner_id);

CREATE INDEX ix_risk_work_package_id ON risk (work_package_id);

CREATE INDEX ix_roll_call_held_by_id ON roll_call (held_by_id);

CREATE INDEX ix_roll_call_membership_id ON roll_call (membership_id);

CREATE INDEX ix_roll_call_session_id ON roll_call (session_id);

CREATE INDEX ix_room_meeting_id ON room (meeting_id);

CREATE INDEX ix_sensitive_note_meeting_id ON sensitive_note (meeting_id);

CREATE INDEX ix_sensitive_note_person_id ON sensitive_note (person_id);

CREATE INDEX ix_series_body_id ON series (body_id);

CREATE INDEX ix_session_body_id ON session (body_id);

CREATE INDEX ix_session_meeting_day ON session (meeting_id, day, start);

CREATE INDEX ix_session_meeting_id ON session (meeting_id);

CREATE INDEX ix_session_room_id ON session (room_id);

CREATE INDEX ix_task_force_lead_id ON task_force (lead_id);

CREATE INDEX ix_task_lead_id ON task (lead_id);

CREATE INDEX ix_task_work_package_id ON task (work_package_id);

CREATE INDEX ix_topic_comment_organisation_id ON topic_comment (organisation_id);

CREATE INDEX ix_topic_comment_person_id ON topic_comment (person_id);

CREATE INDEX ix_topic_comment_topic_id ON topic_comment (topic_id);

CREATE INDEX ix_topic_version_topic_id ON topic_version (topic_id);

CREATE INDEX ix_work_package_lead_id ON work_package (lead_id);
