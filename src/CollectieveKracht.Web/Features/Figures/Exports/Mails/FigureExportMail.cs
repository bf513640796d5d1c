using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Figures.Exports.Mails;

/// <summary>Tells who asked for an export that it is ready, or that it could not be made.</summary>
/// <param name="Until">The last moment at which it can be downloaded.</param>
/// <param name="Path">Its page.</param>
/// <param name="Reference">By which the operator finds what went wrong.</param>
public sealed record FigureExportMail(Label Name, DateTimeOffset Until, string Path, string Reference)
{
    public static readonly MailKind Ready = new("export-ready", "/Features/Figures/Exports/Mails/ExportReady") { Topic = MailTopics.Export };

    public static readonly MailKind Failed = new("export-failed", "/Features/Figures/Exports/Mails/ExportFailed") { Topic = MailTopics.Export };
}

/// <summary>Texts of the mails about exports.</summary>
public sealed class FigureExportMailText;
