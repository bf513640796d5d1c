using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>How mail leaves the site; the section "Mail" of the settings.</summary>
public sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>The mail server that takes our mails.</summary>
    public string? Host { get; init; }

    [Range(1, 65535, ErrorMessage = "must be a port from 1 to 65535.")]
    public int Port { get; init; } = 587;

    [Secret]
    public string? User { get; init; }

    [Secret]
    public string? Password { get; init; }

    /// <summary>"starttls" begins plain and goes on only under TLS, "tls" is TLS from the first byte, "none" is for a server on this machine or network.</summary>
    [AllowedValues("starttls", "tls", "none", ErrorMessage = "must be \"starttls\", \"tls\" or \"none\".")]
    public string Security { get; init; } = "starttls";

    /// <summary>The sender's address; without it Site:Contact.</summary>
    [EmailAddress(ErrorMessage = "is not an e-mail address.")]
    public string? From { get; init; }

    /// <summary>The sender's name; without it Site:Name.</summary>
    public string? FromName { get; init; }

    /// <summary>Mails are put in this folder instead of being sent: for development.</summary>
    public string? Folder { get; init; }

    public bool HasServer => Host is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var hasFolder = Folder is { Length: > 0 };
        if (!HasServer && !hasFolder)
            yield return new("is missing: give the mail server that takes our mails, or a folder to put them in as Mail:Folder.", [nameof(Host)]);
        if (HasServer && hasFolder)
            yield return new("cannot go together with Mail:Host: mails go to a server or to a folder.", [nameof(Folder)]);
        if (User is { Length: > 0 } != Password is { Length: > 0 })
            yield return new("must come together with Mail:User.", [nameof(Password)]);
        if (Password is { Length: > 0 } && Security == "none")
            yield return new("is \"none\", which would show Mail:Password to the network: choose \"starttls\" or \"tls\".", [nameof(Security)]);
    }
}
