using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Surveys.Reminding.Mails;

/// <summary>Tells a contact of an open wave.</summary>
/// <param name="Minutes">About how long answering takes.</param>
/// <param name="Path">Where they begin, or go on.</param>
public sealed record SurveyMail(string Collective, Label Wave, int Minutes, DateOnly? Until, string Path)
{
    public static readonly MailKind Invitation = new("survey-invitation", "/Features/Surveys/Reminding/Mails/SurveyInvitation") { Topic = MailTopics.Survey };

    public static readonly MailKind Reminder = new("survey-reminder", "/Features/Surveys/Reminding/Mails/SurveyReminder") { Topic = MailTopics.Survey };
}

/// <summary>Texts of the mails about the survey.</summary>
public sealed class SurveyMailText;
