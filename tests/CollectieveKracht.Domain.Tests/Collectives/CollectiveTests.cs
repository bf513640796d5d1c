using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class CollectiveTests
{
    [Theory]
    [InlineData(0, "tot-20")]
    [InlineData(19, "tot-20")]
    [InlineData(20, "20-49")]
    [InlineData(49, "20-49")]
    [InlineData(50, "50-249")]
    [InlineData(249, "50-249")]
    [InlineData(250, "250-499")]
    [InlineData(499, "250-499")]
    [InlineData(500, "500-999")]
    [InlineData(999, "500-999")]
    [InlineData(1000, "1000-plus")]
    [InlineData(10_000_000, "1000-plus")]
    public void The_size_class_follows_from_the_number_of_members(int members, string sizeClass)
    {
        var collective = Given.Collective();

        collective.Organise(Vocabulary.Cooperative, Vocabulary.Local, members, Vocabulary.SizeClasses);

        Assert.Equal(sizeClass, collective.SizeClass!.Slug);
    }

    [Fact]
    public void An_unknown_number_of_members_is_in_no_size_class()
    {
        var collective = Given.Collective();
        collective.Organise(Vocabulary.Cooperative, Vocabulary.Local, 20, Vocabulary.SizeClasses);

        collective.Organise(Vocabulary.Cooperative, Vocabulary.Local, memberCount: null, Vocabulary.SizeClasses);

        Assert.Null(collective.MemberCount);
        Assert.Null(collective.SizeClass);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void A_number_of_members_is_believable(int members)
    {
        var collective = Given.Collective();

        var organising = () => collective.Organise(Vocabulary.Cooperative, Vocabulary.Local, members, Vocabulary.SizeClasses);

        Refused.By("collective.member-count", organising);
    }

    [Fact]
    public void A_foundation_asks_nothing_of_members()
    {
        var foundation = Foundation();

        var asking = () => foundation.AskOfMembers([Vocabulary.Contribution]);

        Refused.By("collective.foundation-has-no-members", asking);
        Assert.Empty(foundation.MembershipConditions);
    }

    [Fact]
    public void A_foundation_has_no_limit_of_members()
    {
        var foundation = Foundation();

        var limiting = () => foundation.AskOfMembers([], limit: 40);

        Refused.By("collective.foundation-has-no-members", limiting);
        Assert.Null(foundation.MemberLimit);
    }

    [Fact]
    public void A_co_operative_that_becomes_a_foundation_loses_conditions_and_limit()
    {
        var collective = Given.Collective();
        collective.AskOfMembers([Vocabulary.Contribution], limit: 40, "Er zijn veertig moestuinen.");

        collective.Organise(Vocabulary.Foundation, Vocabulary.Local, 30, Vocabulary.SizeClasses);

        Assert.True(collective.IsFoundation);
        Assert.Empty(collective.MembershipConditions);
        Assert.Null(collective.MemberLimit);
        Assert.Null(collective.MemberLimitReason);
    }

    [Fact]
    public void The_people_involved_in_a_foundation_count_for_its_size_class()
    {
        var foundation = Foundation();

        foundation.Organise(Vocabulary.Foundation, Vocabulary.Local, 60, Vocabulary.SizeClasses);

        Assert.Equal("50-249", foundation.SizeClass!.Slug);
    }

    [Fact]
    public void Conditions_and_limit_are_replaced_as_a_whole()
    {
        var collective = Given.Collective();
        collective.AskOfMembers([Vocabulary.Contribution], limit: 40, "Er zijn veertig moestuinen.");

        collective.AskOfMembers([Vocabulary.Residence, Vocabulary.Residence]);

        Assert.Equal([Vocabulary.Residence], collective.MembershipConditions);
        Assert.Null(collective.MemberLimit);
        Assert.Null(collective.MemberLimitReason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_limit_admits_someone(int limit)
    {
        var limiting = () => Given.Collective().AskOfMembers([], limit);

        Refused.By("collective.member-limit", limiting);
    }

    [Fact]
    public void The_reason_for_a_limit_has_an_end()
    {
        var limiting = () => Given.Collective().AskOfMembers([], 40, new string('a', 301));

        Refused.By("collective.member-limit-reason", limiting);
    }

    [Fact]
    public void The_sector_follows_a_change_of_fields()
    {
        var collective = Given.Collective();

        WorkIn(collective, "zorg", "voedsel");

        Assert.Equal("voedsel-en-sociaal", collective.Sector.Slug);
        Assert.Equal(SectorReason.FoodWithSocialServices, collective.SectorReason);
        Assert.Equal("zorg", collective.MainActivity.Slug);
        Assert.Equal(["zorg", "voedsel"], collective.Activities.Select(activity => activity.Slug));
    }

    [Fact]
    public void A_sector_set_by_a_moderator_survives_a_change_of_fields()
    {
        var collective = Given.Collective();
        collective.OverrideSector(Vocabulary.Sector("cultuur"), "Het is een theater met zonnepanelen.", Given.Moderator);

        WorkIn(collective, "zorg", "wonen");

        Assert.Equal("cultuur", collective.Sector.Slug);
        Assert.Equal(SectorReason.SetByModerator, collective.SectorReason);
        Assert.Equal("Het is een theater met zonnepanelen.", collective.SectorOverrideReason);
        Assert.Equal("zorg", collective.MainActivity.Slug);
    }

    [Fact]
    public void Setting_the_sector_by_hand_is_recorded_with_its_reason()
    {
        var collective = Given.Collective();

        collective.OverrideSector(Vocabulary.Sector("cultuur"), " Het is een theater. ", Given.Moderator);

        var happened = Assert.Single(collective.TakeEvents());
        Assert.Equal(
            new DomainEvent("collective", collective.Id.Value, Given.Moderator, "override-sector", "energie", "cultuur", "Het is een theater."),
            happened);
    }

    [Fact]
    public void A_sector_is_not_set_by_hand_without_a_reason()
    {
        var collective = Given.Collective();

        var overriding = () => collective.OverrideSector(Vocabulary.Sector("cultuur"), " ", Given.Moderator);

        Refused.By("moderation.reason-needed", overriding);
        Assert.Equal("energie", collective.Sector.Slug);
        Assert.Empty(collective.TakeEvents());
    }

    [Fact]
    public void Only_a_sector_can_be_set_as_sector()
    {
        var collective = Given.Collective();

        var overriding = () => collective.OverrideSector(Vocabulary.FieldsNamed("cultuur")[0], "Het is een theater.", Given.Moderator);

        Refused.By("collective.characteristic", overriding);
        Assert.Equal("energie", collective.Sector.Slug);
        Assert.Empty(collective.TakeEvents());
    }

    [Fact]
    public void A_refused_change_of_fields_leaves_the_profile_as_it_was()
    {
        var collective = Given.Collective();

        var working = () => collective.WorkIn([.. Vocabulary.FieldsNamed("zorg"), Vocabulary.Residents], Vocabulary.FieldsNamed("zorg")[0], Vocabulary.Sectors);

        Refused.By("collective.characteristic", working);
        Assert.Equal(("energie", "energie"), (collective.Activities.Single().Slug, collective.Sector.Slug));
    }

    [Fact]
    public void A_refused_change_of_form_leaves_the_profile_as_it_was()
    {
        var collective = Given.Collective();

        var organising = () => collective.Organise(Vocabulary.Foundation, workingArea: Vocabulary.Residents, 20, Vocabulary.SizeClasses);

        Refused.By("collective.characteristic", organising);
        Assert.Equal((Vocabulary.Cooperative, Vocabulary.Local, null), (collective.LegalForm, collective.WorkingArea, collective.MemberCount));
    }

    [Fact]
    public void A_refused_change_of_conditions_or_target_groups_leaves_them_as_they_were()
    {
        var collective = Given.Collective();
        collective.AskOfMembers([Vocabulary.Contribution]);
        collective.Serve([Vocabulary.Residents]);

        Refused.By("collective.characteristic", () => collective.AskOfMembers([Vocabulary.Residence, Vocabulary.Residents]));
        Refused.By("collective.characteristic", () => collective.Serve([Vocabulary.Residence]));

        Assert.Equal([Vocabulary.Contribution], collective.MembershipConditions);
        Assert.Equal([Vocabulary.Residents], collective.TargetGroups);
    }

    [Fact]
    public void A_collective_tells_its_year_its_phase_and_its_website()
    {
        var collective = Given.Collective();

        collective.Tell(2013, Vocabulary.Growth, governmentRelation: null, "https://zonopzuid.example");

        Assert.Equal((2013, "groei", "https://zonopzuid.example"), (collective.FoundingYear, collective.Phase!.Slug, collective.Website));
        Assert.Null(collective.GovernmentRelation);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(20131)]
    public void A_founding_year_is_written_out(int year)
    {
        var telling = () => Given.Collective().Tell(year, phase: null, governmentRelation: null, website: null);

        Refused.By("collective.founding-year", telling);
    }

    [Fact]
    [Trait("Trust", "T12")]
    public void A_website_is_an_address_on_the_web()
    {
        var collective = Given.Collective();

        var telling = () => collective.Tell(2013, phase: null, governmentRelation: null, "javascript:alert(1)");

        Refused.By("address.not-on-the-web", telling);
        Assert.Null(collective.FoundingYear);
    }

    [Theory]
    [InlineData("", "Samenvatting", "collective.name")]
    [InlineData("   ", "Samenvatting", "collective.name")]
    [InlineData("aaaaaaaaaa", "", "collective.name")]
    [InlineData("Zon", "aaaaaaaaaa", "collective.summary")]
    public void A_collective_has_a_name_and_a_summary_with_an_end(string name, string summary, string rule)
    {
        var tooLong = (string text, int times) => string.Concat(Enumerable.Repeat(text, text.StartsWith('a') ? times : 1));

        var listing = () => { _ = new Collective("zon", tooLong(name, 13), tooLong(summary, 31), Given.Municipality("GM0957", "Roermond")); };

        Refused.By(rule, listing);
    }

    [Fact]
    public void A_collective_is_in_a_municipality()
    {
        var listing = () => { _ = new Collective("zon", "Zon", "Zonnepanelen.", Given.Limburg); };

        Refused.By("collective.municipality", listing);
    }

    [Fact]
    public void A_proposed_collective_is_verified_once()
    {
        var collective = Given.Collective();
        collective.Verify(Given.Moderator);

        var again = () => collective.Verify(Given.Moderator);

        Refused.By("collective.cannot-verify", again);
        Assert.Equal(CollectiveStanding.Verified, collective.Standing);
        Assert.Equal(("verify", "Proposed", "Verified"), collective.TakeEvents().Select(e => (e.Act, e.Before, e.After)).Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_collective_is_archived_once_with_a_reason(bool isVerified)
    {
        var collective = isVerified ? Given.VerifiedCollective() : Given.Collective();
        collective.TakeEvents();

        Refused.By("moderation.reason-needed", () => collective.Archive(Given.Moderator, " "));
        collective.Archive(Given.Moderator, "Opgeheven in 2025.");
        Refused.By("collective.already-archived", () => collective.Archive(Given.Moderator, "Opgeheven in 2025."));

        Assert.Equal(CollectiveStanding.Archived, collective.Standing);
        Assert.Equal(("archive", "Opgeheven in 2025."), collective.TakeEvents().Select(e => (e.Act, e.Why)).Single());
    }

    [Fact]
    public void An_archived_collective_is_not_verified()
    {
        var collective = Given.Collective();
        collective.Archive(Given.Moderator, "Dubbel.");

        var verifying = () => collective.Verify(Given.Moderator);

        Refused.By("collective.cannot-verify", verifying);
    }

    [Fact]
    public void Joining_a_network_twice_is_joining_it_once()
    {
        var collective = Given.Collective();
        var network = Given.Network("Energie Samen");

        collective.Join(network);
        collective.Join(network);

        Assert.Equal([network], collective.Networks);
    }

    private static Collective Foundation()
    {
        var collective = Given.Collective();
        collective.Organise(Vocabulary.Foundation, Vocabulary.Local, 12, Vocabulary.SizeClasses);
        return collective;
    }

    private static void WorkIn(Collective collective, params string[] fieldsWithTheMainOneFirst)
    {
        var fields = Vocabulary.FieldsNamed(fieldsWithTheMainOneFirst);
        collective.WorkIn(fields, fields[0], Vocabulary.Sectors);
    }
}
