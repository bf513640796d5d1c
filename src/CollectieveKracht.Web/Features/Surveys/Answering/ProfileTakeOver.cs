using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>Has the profile say what was answered about characteristics. Where a network clears changes it is proposed.</summary>
public static class ProfileTakeOver
{
    private static readonly ProfilePart[] Parts = [ProfilePart.Work, ProfilePart.Form, ProfilePart.Audience];

    /// <summary>In the caller's context, which saves it with the answers.</summary>
    public static async Task TakeOverAsync(
        this PlatformDb db, Collective ours, WaveStep step, StepForm said, TermLists lists, AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        var answered = step.Questions.ToDictionary(question => question.CountedAs, question => said[question]);
        // What is tried out on the collective is then kept as a proposal, and not stored with it.
        if (ours.NeedsClearing) db.Entry(ours).State = EntityState.Detached;
        foreach (var part in Parts)
        {
            var proposed = await db.FindProposedAsync(ours, part, cancel);
            var (published, form) = (ours.Says(part), CharacteristicsForm.Of(part));
            var before = proposed?.Would ?? published;
            form.Fill(before);
            Fill(form, answered, said.MainActivity);
            if (!ours.NeedsClearing)
            {
                form.Change(ours, by, now, lists, municipality: null);
                if (proposed is not null) db.Remove(proposed);
            }
            else
            {
                form.Apply(ours, lists, municipality: null);
                if (!ours.Says(part).SaysTheSame(before)) db.Propose(ours, published, ours.Says(part), proposed, by, now);
            }
        }
    }

    private static void Fill(CharacteristicsForm form, Dictionary<string, AnswerFields> answered, string main)
    {
        switch (form)
        {
            case WorkForm work when answered.TryGetValue(SubjectKind.ActivityField, out var fields):
                (work.Fields, work.Main) = ([.. fields.Options], main);
                break;
            case OrganisationForm organisation:
                organisation.Form = One(SubjectKind.LegalForm, organisation.Form) ?? "";
                organisation.WorkingArea = One(SubjectKind.WorkingArea, organisation.WorkingArea) ?? "";
                organisation.Conditions = All(SubjectKind.MembershipCondition, organisation.Conditions);
                if (answered.TryGetValue(SubjectKind.SizeClass, out var size)) organisation.Members = size.Members;
                break;
            case AudienceForm audience:
                audience.TargetGroups = All(SubjectKind.TargetGroup, audience.TargetGroups);
                audience.GovernmentRelation = One(SubjectKind.GovernmentRelation, audience.GovernmentRelation);
                audience.Phase = One(SubjectKind.Phase, audience.Phase);
                break;
        }

        // What the wave does not ask stays as it is.
        string? One(string kind, string? stays) => answered.TryGetValue(kind, out var said) ? (said.Options is [var first, ..] ? first : null) : stays;
        List<string> All(string kind, List<string> stays) => answered.TryGetValue(kind, out var said) ? [.. said.Options] : stays;
    }
}
