using CollectieveKracht.Web.Features.Administration;
using CollectieveKracht.Web.Features.Collectives.Ours;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>
/// What the log says, in words. Acts on collectives and accounts have theirs where the people concerned read them; the others are in
/// AuditLogText, under "Act-SUBJECT-ACT".
/// </summary>
public sealed class AuditWords(IStringLocalizer<AuditLogText> own, IStringLocalizer<OursText> ofCollectives, IStringLocalizer<AdministrationText> ofAccounts)
{
    /// <summary>The name of an act; what the code calls it when there is none.</summary>
    public string Act(string subject, string act) => Find(subject, act) is [var first, ..] words ? char.ToUpper(first, Language.Current.Culture) + words[1..] : act;

    /// <summary>Null when an act has no words.</summary>
    public string? Find(string subject, string act) =>
        Known(own[$"Act-{AuditSubject.KeyOf(subject)}-{AuditSubject.KeyOf(act)}"])
        ?? (subject == "collective" ? Known(ofCollectives[$"Act-{act}"]) : subject == "account" ? Known(ofAccounts[$"Act-{act}"]) : null);

    public string Subject(string subject) => Known(own[$"Subject-{AuditSubject.KeyOf(subject)}"]) ?? subject;

    /// <summary>A state or role in words; anything else as it is.</summary>
    public string State(string said) => Known(own[$"State-{said}"]) ?? said;

    private static string? Known(LocalizedString text) => text.ResourceNotFound ? null : text.Value;
}
