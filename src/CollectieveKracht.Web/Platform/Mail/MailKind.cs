namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>
/// A kind of mail that the platform writes; a feature states its kinds as constants. The views are <c>Template.cshtml</c>, which
/// inherits <see cref="HtmlMail{TModel}"/> and sets the subject, and <c>Template.text.cshtml</c>, which inherits <see cref="TextMail{TModel}"/>.
/// </summary>
/// <param name="Name">What the outbox and administrators call it, such as "sign-in-code".</param>
/// <param name="Template">The views without their ending, such as "/Features/Accounts/Mails/SignInCode".</param>
public sealed record MailKind(string Name, string Template)
{
    /// <summary>How long it is of use to its receiver; what could not be sent within that time is not sent any more.</summary>
    public TimeSpan UsefulFor { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long it waits before it is sent, for what may be taken back meanwhile.</summary>
    public TimeSpan WaitsFor { get; init; }

    /// <summary>
    /// What a receiver can say "stop" to, in one click; null for what one cannot stop, such as a code to sign in with. Kinds may
    /// share a topic. Its name in words is in MailText, under "Topic…".
    /// </summary>
    public string? Topic { get; init; }
}
