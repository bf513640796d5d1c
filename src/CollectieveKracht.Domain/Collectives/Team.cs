namespace CollectieveKracht.Domain.Collectives;

/// <summary>What a person may do for a collective. Each may do what those after it may.</summary>
public enum TeamRole
{
    /// <summary>Invites people and decides what they may do; speaks for the collective.</summary>
    Contact,

    /// <summary>Keeps the profile.</summary>
    Editor,

    /// <summary>Belongs to it: reads and writes in its name.</summary>
    Member,
}

/// <summary>A person who acts for a collective, under their own name: a collective has no sign-in of its own.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    internal Membership(CollectiveId collective, AccountId person, TeamRole role, DateTimeOffset now)
    {
        CollectiveId = collective;
        Person = person;
        Role = role;
        JoinedAt = now;
    }

    public CollectiveId CollectiveId { get; private set; }

    public AccountId Person { get; private set; }

    public TeamRole Role { get; internal set; }

    public DateTimeOffset JoinedAt { get; internal set; }
}

/// <summary>
/// The people who act for one collective. There is always a contact among them: a last contact hands over before leaving. A
/// collective without a team is listed by others.
/// </summary>
public sealed class Team : Entity
{
    private readonly List<Membership> _people = [];

    private Team()
    {
    }

    /// <summary>The collective, which has one team.</summary>
    public CollectiveId Id { get; private set; }

    /// <summary>Counts its changes: who saves one that rests on an older count is refused, so that two at once cannot both be the last to leave.</summary>
    public int Changes { get; private set; }

    public IReadOnlyList<Membership> People => _people;

    /// <summary>The first team of a collective that someone registers or claims.</summary>
    public static Team Begin(CollectiveId collective, AccountId contact, DateTimeOffset now)
    {
        var team = new Team { Id = collective };
        team.Add(contact, TeamRole.Contact, contact, now);
        return team;
    }

    public TeamRole? RoleOf(AccountId person) => Find(person)?.Role;

    /// <summary>Whether this person may invite, and decide what others may do.</summary>
    public bool IsManagedBy(AccountId person) => RoleOf(person) == TeamRole.Contact;

    /// <summary>Whether this person may change the profile.</summary>
    public bool IsEditedBy(AccountId person) => RoleOf(person) is TeamRole.Contact or TeamRole.Editor;

    /// <summary>Whether this person must hand over before they can go.</summary>
    public bool IsLastContact(AccountId person) => IsManagedBy(person) && _people.Count(other => other.Role == TeamRole.Contact) == 1;

    /// <summary>Takes in who accepted an invitation.</summary>
    public void Join(AccountId person, Invitation invitation, DateTimeOffset now)
    {
        RuleException.Unless(Find(person) is null, "team.already-in");

        invitation.Accept(Id, person, now);
        Add(person, invitation.Role, person, now);
    }

    /// <summary>A contact takes in who asked to join. Who is to be contact is invited, or gets the role later.</summary>
    public void TakeIn(JoinRequest request, TeamRole role, AccountId by, DateTimeOffset now)
    {
        RequireContact(by);
        RuleException.Unless(role is TeamRole.Editor or TeamRole.Member, "team.role");
        RuleException.Unless(Find(request.By) is null, "team.already-in");

        request.Accept(Id, now);
        Add(request.By, role, by, now);
    }

    public void ChangeRole(AccountId person, TeamRole role, AccountId by)
    {
        RequireContact(by);
        RuleException.Unless(Enum.IsDefined(role), "team.role");
        var membership = Require(person);
        if (membership.Role == role) return;
        RuleException.Unless(!IsLastContact(person), "team.last-contact");

        Change(by, "change-role", person, membership.Role.ToString(), role.ToString());
        membership.Role = role;
    }

    /// <summary>A contact makes another person contact, and goes on as editor.</summary>
    public void HandOver(AccountId from, AccountId to)
    {
        RequireContact(from);
        RuleException.Unless(from != to, "team.hand-over-to-other");
        var (giver, taker) = (Require(from), Require(to));

        Change(from, "hand-over", to, taker.Role.ToString(), nameof(TeamRole.Contact));
        taker.Role = TeamRole.Contact;
        giver.Role = TeamRole.Editor;
    }

    public void Leave(AccountId person)
    {
        var membership = Require(person);
        RuleException.Unless(!IsLastContact(person), "team.last-contact");

        Change(person, "leave", person, membership.Role.ToString(), null);
        _people.Remove(membership);
    }

    /// <summary>A contact takes someone else out.</summary>
    public void Remove(AccountId person, AccountId by)
    {
        RequireContact(by);
        RuleException.Unless(person != by, "team.remove-other");
        var membership = Require(person);

        Change(by, "remove", person, membership.Role.ToString(), null);
        _people.Remove(membership);
    }

    /// <summary>
    /// Takes out a person whose account is erased, also when nobody is left to speak for the collective: it may then be claimed.
    /// </summary>
    public void Forget(AccountId person)
    {
        if (Find(person) is not { } membership) return;

        Change(person, "leave", person, membership.Role.ToString(), null);
        _people.Remove(membership);
    }

    /// <summary>Whether nobody can speak for the collective any more, so that it may be claimed.</summary>
    public bool IsWithoutContact => _people.All(person => person.Role != TeamRole.Contact);

    /// <summary>Makes who claimed the collective its contact, when there is none.</summary>
    public void TakeOver(AccountId person, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(IsWithoutContact, "claim.has-contact");

        if (Find(person) is { } membership) _people.Remove(membership);
        Add(person, TeamRole.Contact, by, now);
    }

    /// <summary>
    /// Takes over the people of a collective that was merged into this one. Each keeps the higher of two roles and the earlier day; where
    /// either had a contact, there is one.
    /// </summary>
    public void TakeIn(Team other, Collective merged, AccountId by)
    {
        RuleException.Unless(merged.Id == other.Id && merged.MergedInto == Id, "collective.not-merged");

        foreach (var theirs in other._people.ToArray())
        {
            other.Change(by, "move", theirs.Person, theirs.Role.ToString(), null);
            other._people.Remove(theirs);
            if (Find(theirs.Person) is not { } ours)
            {
                Add(theirs.Person, theirs.Role, by, theirs.JoinedAt);
                continue;
            }

            if (theirs.Role < ours.Role)
            {
                Change(by, "change-role", ours.Person, ours.Role.ToString(), theirs.Role.ToString());
                ours.Role = theirs.Role;
            }

            if (theirs.JoinedAt < ours.JoinedAt) ours.JoinedAt = theirs.JoinedAt;
        }
    }

    /// <summary>The team of a collective that had none, made of the people of the one that was merged into it.</summary>
    public static Team Succeed(Team other, Collective merged, AccountId by)
    {
        RuleException.Unless(merged.MergedInto is not null, "collective.not-merged");
        var team = new Team { Id = merged.MergedInto!.Value };
        team.TakeIn(other, merged, by);
        return team;
    }

    /// <summary>Refuses who is no contact.</summary>
    public void RequireContact(AccountId person) => RuleException.Unless(IsManagedBy(person), "team.contact-only");

    private void Add(AccountId person, TeamRole role, AccountId by, DateTimeOffset now)
    {
        Change(by, "join", person, null, role.ToString());
        _people.Add(new Membership(Id, person, role, now));
    }

    private void Change(AccountId by, string act, AccountId person, string? before, string? after)
    {
        Changes++;
        Record(new DomainEvent("collective", Id.Value, by, act, Told(before), Told(after)));

        // The log outlives the person, so it holds their number and no name.
        string? Told(string? role) => role is null ? null : $"{role} {person.Value}";
    }

    private Membership? Find(AccountId person) => _people.Find(membership => membership.Person == person);

    private Membership Require(AccountId person)
    {
        var membership = Find(person);
        RuleException.Unless(membership is not null, "team.not-in");
        return membership!;
    }
}
