"""The only staircase of the house: read, align, extract, review, compose, write, verify.

Each name is loaded when it is first used, so that no command waits for what it does not need.
"""

from typing import TYPE_CHECKING

from reportgen.journal import Particulars
from reportgen.on_demand import on_demand
from reportgen.readers import read_bytes, read_file

if TYPE_CHECKING:
    from reportgen.project.configuration import configured, keep, keep_own_name, own_name
    from reportgen.project.decisions.adding import add_finding
    from reportgen.project.decisions.codes import codes
    from reportgen.project.decisions.deciding import VERBS, Taken, Verb, sign, take_decision
    from reportgen.project.decisions.findings import extract, find
    from reportgen.project.decisions.governments import names_government
    from reportgen.project.decisions.leaning import leaning_points
    from reportgen.project.decisions.learning import (
        LearnedOrder,
        learn_order,
        read_order,
        write_order,
    )
    from reportgen.project.decisions.ordering import in_printed_order, move_point
    from reportgen.project.decisions.records import alike_codes, orphan_records, records
    from reportgen.project.decisions.rows import FindingRecord, OrphanRecord, ThemeRecord
    from reportgen.project.decisions.status import Status
    from reportgen.project.decisions.undoing import acts_of, repeat, take_back
    from reportgen.project.decisions.upkeep import keep_journal, merge_journal
    from reportgen.project.desk.absorbing import Absorbed, Absorbing, absorb
    from reportgen.project.desk.clearing import (
        clearance_states,
        import_slip,
        write_clearance,
    )
    from reportgen.project.desk.comparing import changes_between
    from reportgen.project.desk.exporting import (
        change_note,
        export_points,
        read_points,
    )
    from reportgen.project.desk.importing import Imported, Outcome, import_sheet
    from reportgen.project.desk.placing import write_for, write_to
    from reportgen.project.desk.receiving import ReceivedPart, verify_with_received
    from reportgen.project.desk.redlining import redline_files
    from reportgen.project.desk.sheets import export_sheet
    from reportgen.project.desk.signing import approve, clearance_copy, sign_stage, stages_of
    from reportgen.project.doctor import examine
    from reportgen.project.documents.building import (
        EDITIONS,
        FORMATS,
        REPORTS,
        Request,
        compose,
        render,
    )
    from reportgen.project.documents.drafting import (
        Adopted,
        Drafted,
        adopt_draft,
        write_drafts,
    )
    from reportgen.project.documents.gaps import open_parts_now
    from reportgen.project.documents.printed import PrintedReport, printed_report
    from reportgen.project.documents.profiles import own_templates
    from reportgen.project.documents.rebuilding import (
        Built,
        build_folder,
        clean_folder,
        request_for,
    )
    from reportgen.project.documents.rendering import processors
    from reportgen.project.documents.templating import FieldRecord, fields_of, flaws_of
    from reportgen.project.documents.verifying import verify_folder
    from reportgen.project.editing.casting import Newcomer, plan_cancellation, plan_substitution
    from reportgen.project.editing.edit import Edit
    from reportgen.project.editing.following import (
        FollowUpWord,
        followed,
        offered,
        plan_follow_up,
        plan_told,
        told_status,
    )
    from reportgen.project.editing.following_sheet import follow_up_matrix
    from reportgen.project.editing.moving import plan_move
    from reportgen.project.editing.updating import plan_update
    from reportgen.project.exporting.programme import export_programme
    from reportgen.project.folder.loading import read_folder
    from reportgen.project.folder.marking import MarkedLines, mark_lines
    from reportgen.project.folder.naming import name_label, open_labels
    from reportgen.project.folder.opening import OpenForum, look_again, open_folder
    from reportgen.project.folder.places import copy_demo, copy_templates, start_folder, start_from
    from reportgen.project.library.building import ReportgenWarning, build, verify
    from reportgen.project.library.dossier import Dossier, load_forum
    from reportgen.project.library.files import Files, save
    from reportgen.project.library.sources import extract_source
    from reportgen.project.personal.forgetting import Remaining, plan_forgetting
    from reportgen.project.personal.listing import held_data
    from reportgen.project.personal.retiring import plan_retirement
    from reportgen.project.schemas import envelope_kinds, schema_named

_HOMES = {
    "configured": "configuration",
    "keep": "configuration",
    "keep_own_name": "configuration",
    "own_name": "configuration",
    "add_finding": "decisions.adding",
    "codes": "decisions.codes",
    "VERBS": "decisions.deciding",
    "Taken": "decisions.deciding",
    "Verb": "decisions.deciding",
    "sign": "decisions.deciding",
    "take_decision": "decisions.deciding",
    "extract": "decisions.findings",
    "find": "decisions.findings",
    "names_government": "decisions.governments",
    "leaning_points": "decisions.leaning",
    "in_printed_order": "decisions.ordering",
    "move_point": "decisions.ordering",
    "alike_codes": "decisions.records",
    "orphan_records": "decisions.records",
    "records": "decisions.records",
    "FindingRecord": "decisions.rows",
    "OrphanRecord": "decisions.rows",
    "ThemeRecord": "decisions.rows",
    "Status": "decisions.status",
    "acts_of": "decisions.undoing",
    "repeat": "decisions.undoing",
    "take_back": "decisions.undoing",
    "keep_journal": "decisions.upkeep",
    "merge_journal": "decisions.upkeep",
    "EDITIONS": "documents.building",
    "FORMATS": "documents.building",
    "REPORTS": "documents.building",
    "Request": "documents.building",
    "compose": "documents.building",
    "render": "documents.building",
    "open_parts_now": "documents.gaps",
    "PrintedReport": "documents.printed",
    "printed_report": "documents.printed",
    "own_templates": "documents.profiles",
    "Built": "documents.rebuilding",
    "build_folder": "documents.rebuilding",
    "clean_folder": "documents.rebuilding",
    "request_for": "documents.rebuilding",
    "processors": "documents.rendering",
    "read_folder": "folder.loading",
    "MarkedLines": "folder.marking",
    "mark_lines": "folder.marking",
    "name_label": "folder.naming",
    "open_labels": "folder.naming",
    "OpenForum": "folder.opening",
    "look_again": "folder.opening",
    "open_folder": "folder.opening",
    "copy_demo": "folder.places",
    "copy_templates": "folder.places",
    "start_folder": "folder.places",
    "start_from": "folder.places",
    "Dossier": "library.dossier",
    "Files": "library.files",
    "ReportgenWarning": "library.building",
    "build": "library.building",
    "extract_source": "library.sources",
    "load_forum": "library.dossier",
    "save": "library.files",
    "verify": "library.building",
    "Absorbed": "desk.absorbing",
    "Absorbing": "desk.absorbing",
    "absorb": "desk.absorbing",
    "change_note": "desk.exporting",
    "changes_between": "desk.comparing",
    "export_points": "desk.exporting",
    "read_points": "desk.exporting",
    "Imported": "desk.importing",
    "Outcome": "desk.importing",
    "import_sheet": "desk.importing",
    "write_for": "desk.placing",
    "write_to": "desk.placing",
    "ReceivedPart": "desk.receiving",
    "verify_with_received": "desk.receiving",
    "redline_files": "desk.redlining",
    "export_sheet": "desk.sheets",
    "clearance_states": "desk.clearing",
    "import_slip": "desk.clearing",
    "write_clearance": "desk.clearing",
    "approve": "desk.signing",
    "clearance_copy": "desk.signing",
    "sign_stage": "desk.signing",
    "stages_of": "desk.signing",
    "Adopted": "documents.drafting",
    "Drafted": "documents.drafting",
    "adopt_draft": "documents.drafting",
    "write_drafts": "documents.drafting",
    "Edit": "editing.edit",
    "LearnedOrder": "decisions.learning",
    "learn_order": "decisions.learning",
    "read_order": "decisions.learning",
    "write_order": "decisions.learning",
    "Newcomer": "editing.casting",
    "FollowUpWord": "editing.following",
    "follow_up_matrix": "editing.following_sheet",
    "followed": "editing.following",
    "offered": "editing.following",
    "plan_cancellation": "editing.casting",
    "plan_follow_up": "editing.following",
    "plan_told": "editing.following",
    "told_status": "editing.following",
    "plan_move": "editing.moving",
    "plan_substitution": "editing.casting",
    "plan_update": "editing.updating",
    "export_programme": "exporting.programme",
    "Remaining": "personal.forgetting",
    "held_data": "personal.listing",
    "plan_forgetting": "personal.forgetting",
    "plan_retirement": "personal.retiring",
    "FieldRecord": "documents.templating",
    "envelope_kinds": "schemas",
    "examine": "doctor",
    "fields_of": "documents.templating",
    "flaws_of": "documents.templating",
    "schema_named": "schemas",
    "verify_folder": "documents.verifying",
}

__all__ = [
    "EDITIONS",
    "FORMATS",
    "REPORTS",
    "VERBS",
    "Absorbed",
    "Absorbing",
    "Adopted",
    "Built",
    "Dossier",
    "Drafted",
    "Edit",
    "FieldRecord",
    "Files",
    "FindingRecord",
    "FollowUpWord",
    "Imported",
    "LearnedOrder",
    "MarkedLines",
    "Newcomer",
    "OpenForum",
    "OrphanRecord",
    "Outcome",
    "Particulars",
    "PrintedReport",
    "ReceivedPart",
    "Remaining",
    "ReportgenWarning",
    "Request",
    "Status",
    "Taken",
    "ThemeRecord",
    "Verb",
    "absorb",
    "acts_of",
    "add_finding",
    "adopt_draft",
    "alike_codes",
    "approve",
    "build",
    "build_folder",
    "change_note",
    "changes_between",
    "clean_folder",
    "clearance_copy",
    "clearance_states",
    "codes",
    "compose",
    "configured",
    "copy_demo",
    "copy_templates",
    "envelope_kinds",
    "examine",
    "export_points",
    "export_programme",
    "export_sheet",
    "extract",
    "extract_source",
    "fields_of",
    "find",
    "flaws_of",
    "follow_up_matrix",
    "followed",
    "held_data",
    "import_sheet",
    "import_slip",
    "in_printed_order",
    "keep",
    "keep_journal",
    "keep_own_name",
    "leaning_points",
    "learn_order",
    "load_forum",
    "look_again",
    "mark_lines",
    "merge_journal",
    "move_point",
    "name_label",
    "names_government",
    "offered",
    "open_folder",
    "open_labels",
    "open_parts_now",
    "orphan_records",
    "own_name",
    "own_templates",
    "plan_cancellation",
    "plan_follow_up",
    "plan_forgetting",
    "plan_move",
    "plan_retirement",
    "plan_substitution",
    "plan_told",
    "plan_update",
    "printed_report",
    "processors",
    "read_bytes",
    "read_file",
    "read_folder",
    "read_order",
    "read_points",
    "records",
    "redline_files",
    "render",
    "repeat",
    "request_for",
    "save",
    "schema_named",
    "sign",
    "sign_stage",
    "stages_of",
    "start_folder",
    "start_from",
    "take_back",
    "take_decision",
    "told_status",
    "verify",
    "verify_folder",
    "verify_with_received",
    "write_clearance",
    "write_drafts",
    "write_for",
    "write_order",
    "write_to",
]

__getattr__ = on_demand(__name__, _HOMES)
