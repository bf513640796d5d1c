using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>
/// All that the log tells of, by subject; a test compares it with what the code records. What an earlier release recorded ("move" and "take-over" of
/// a revision) stays in the log, so its words stay too.
/// </summary>
public static class AuditActs
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["article"] = ["flag", "keep", "hide", "archive", "restore", "still-holds", "check-instead"],
        ["revision"] = [.. RevisionMove.All.Select(move => move.Word).Distinct()],
        ["flag"] = ["take-up", "release", "keep", "hide"],
        ["ready-reason"] = ["add", "change", "retire", "bring-back"],
        ["challenge"] = ["add", "rename", "rewrite", "retire", "bring-back", "merge", "merged-into"],
        ["term"] = ["add", "rename", "reorder", "retire", "bring-back", "merge", "merged-into"],
        ["synonyms"] = ["add", "change", "switch-off", "switch-on"],
        ["unanswered-search"] = ["settle"],
        ["collective"] =
        [
            "register", "verify", "archive", "confirm", "override-sector", .. Enum.GetNames<ProfilePart>().Select(part => $"change-{part}"),
            "propose-change", "clear-change", "send-back-change", "withdraw-change", "ask-network", "leave-network", "admit-to-network", "keep-out-of-network",
            "claim", "accept-claim", "refuse-claim", "withdraw-claim", "invite", "withdraw-invitation", "ask-to-join", "refuse-join-request", "withdraw-join-request",
            "join", "leave", "remove", "change-role", "hand-over", "move", "merge", "merged-into", "merge-recognitions",
        ],
        ["network"] = ["let-clear-changes", "withdraw-clearing", "let-verify", "withdraw-verifier"],
        ["account"] =
        [
            "join", "sign-in", "sign-out", "rename", "change-settings", "change-address", "change-password", "reset-password", "add-passkey", "remove-passkey",
            "second-factor-on", "second-factor-off", "link-organisation", "unlink-organisation", "end-session", "end-other-sessions", "end-all-sessions",
            "allow-mails", "stop-mails", "grant-role", "withdraw-role", "accept-analyst-terms", "limit-moderator", "erase",
            "ask-affiliation", "verify-affiliation", "refuse-affiliation", "withdraw-affiliation",
        ],
        ["wave"] =
        [
            "prepare", "rename", "ask", "reword", "reorder", "drop", "retire", "show-question", "hide-question", "import", "read-in-full",
            "offer", "rename-option", "retire-option",
            .. Wave.Moves.Select(move => move.Act),
        ],
        ["answers"] = ["begin", "submit"],
        ["mail"] = ["try", "send again", "give up"],
        ["mail topic"] = ["refuse", "allow"],
        ["job"] = ["run"],
        [AuditSubject.Log] = ["export"],
    };
}
