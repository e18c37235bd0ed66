"""Who may do what. A right is written once here and asked twice.

`check_user_can_x` raises `Refused` for the verb that acts; `user_can_x` answers for the page that
offers it. Reading is `Case.objects.visible_to(user)`: a case outside it does not exist for that
person, so every check here begins there. Roles are Django groups; a superuser has the roles of
the groups they are in and no others.
"""

from cases.permissions.appeals import (
    check_user_can_confirm_involvement,
    check_user_can_decide,
    check_user_can_judge_fairness,
    check_user_can_record_withdrawal,
    check_user_can_reopen,
    check_user_can_take_back,
    check_user_can_triage,
    user_can_confirm_involvement,
    user_can_decide,
    user_can_judge_fairness,
    user_can_record_withdrawal,
    user_can_reopen,
    user_can_take_back,
    user_can_triage,
)
from cases.permissions.dates import (
    check_user_can_extend,
    check_user_can_pause,
    check_user_can_remove_extension,
    check_user_can_resume,
    user_can_extend,
    user_can_pause,
    user_can_remove_extension,
    user_can_resume,
)
from cases.permissions.enquiries import (
    check_user_can_answer,
    check_user_can_begin,
    check_user_can_close_answered,
    check_user_can_take_answer_back,
    user_can_answer,
    user_can_begin,
    user_can_close_answered,
    user_can_take_answer_back,
)
from cases.permissions.holding import (
    check_user_can_assign,
    check_user_can_claim,
    check_user_can_hand_on,
    check_user_can_hand_over,
    check_user_can_move,
    check_user_can_send_back,
    check_user_can_stand_in,
    user_can_assign,
    user_can_claim,
    user_can_hand_on,
    user_can_hand_over,
    user_can_move,
    user_can_send_back,
    user_can_stand_in,
)
from cases.permissions.records import (
    check_user_can_answer_data_complaint,
    check_user_can_arrange,
    check_user_can_ask_for_statement,
    check_user_can_give_statement,
    check_user_can_link,
    check_user_can_note_data_complaint,
    user_can_answer_data_complaint,
    user_can_arrange,
    user_can_ask_for_statement,
    user_can_give_statement,
    user_can_link,
    user_can_note_data_complaint,
)
from cases.permissions.refused import Refused
from cases.permissions.roles import (
    CASEWORK_ROLES,
    KEYING_ROLES,
    LEADING_ROLES,
    QUEUE_ROLES,
    ROLES_WITH,
    Role,
    has_right,
    right,
    roles_of,
)
from cases.permissions.seeing import check_user_can_see, check_user_can_work, may_hold, user_can_see
from cases.permissions.signing import (
    check_user_can_review,
    check_user_can_sign,
    check_user_can_take_proposal_back,
    user_can_review,
    user_can_sign,
    user_can_take_proposal_back,
)
from cases.permissions.writing import (
    check_user_can_ask_for_translation,
    check_user_can_close_withdrawn,
    check_user_can_translate,
    check_user_can_write,
    user_can_ask_for_translation,
    user_can_close_withdrawn,
    user_can_translate,
    user_can_write,
)
