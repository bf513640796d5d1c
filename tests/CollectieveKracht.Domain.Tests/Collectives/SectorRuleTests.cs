using CollectieveKracht.Domain.Collectives;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class SectorRuleTests
{
    private static readonly Gen<Term[]> SomeFields = Gen.Shuffle(Vocabulary.Fields.ToArray(), 1, Vocabulary.Fields.Count);
    private static readonly Gen<Term[]> FewFields = Gen.Shuffle(Vocabulary.Fields.ToArray(), 1, 3);

    public static IEnumerable<TheoryDataRow<string>> EveryField => Vocabulary.Fields.Select(term => new TheoryDataRow<string>(term.Slug));

    [Theory]
    [InlineData("energie wonen zorg cultuur", "multifunctioneel", SectorReason.MoreThanThreeFields)]
    [InlineData("zorg kinderopvang sociale-inclusie wonen", "multifunctioneel", SectorReason.MoreThanThreeFields)]
    [InlineData("voedsel landbouw zorg wonen", "multifunctioneel", SectorReason.MoreThanThreeFields)]
    [InlineData("voedsel zorg", "voedsel-en-sociaal", SectorReason.FoodWithSocialServices)]
    [InlineData("zorg landbouw", "voedsel-en-sociaal", SectorReason.FoodWithSocialServices)]
    [InlineData("landbouw voedsel sociale-inclusie", "voedsel-en-sociaal", SectorReason.FoodWithSocialServices)]
    [InlineData("wonen zorg voedsel", "voedsel-en-sociaal", SectorReason.FoodWithSocialServices)]
    [InlineData("zorg wonen verzekeringen", "sociale-voorzieningen", SectorReason.AllFieldsInOneSector)]
    [InlineData("voedsel natuur-en-landschap", "voedsel-omgeving-milieu", SectorReason.AllFieldsInOneSector)]
    [InlineData("mobiliteit digitale-infrastructuur", "infrastructuur-mobiliteit", SectorReason.AllFieldsInOneSector)]
    [InlineData("energie mobiliteit", "energie", SectorReason.SectorOfTheMainField)]
    [InlineData("mobiliteit energie", "infrastructuur-mobiliteit", SectorReason.SectorOfTheMainField)]
    [InlineData("natuur-en-landschap zorg", "voedsel-omgeving-milieu", SectorReason.SectorOfTheMainField)]
    [InlineData("voedsel zorg natuur-en-landschap", "voedsel-omgeving-milieu", SectorReason.SectorOfTheMainField)]
    [InlineData("zorg voedsel energie", "sociale-voorzieningen", SectorReason.SectorOfTheMainField)]
    public void Each_step_of_the_rule_gives_its_sector(string fieldsWithTheMainOneFirst, string sector, SectorReason reason)
    {
        var fields = Vocabulary.FieldsNamed(fieldsWithTheMainOneFirst.Split(' '));

        var derived = SectorRule.Derive(fields, fields[0]);

        Assert.Equal(new SectorDerivation(sector, reason), derived);
    }

    [Theory, MemberData(nameof(EveryField))]
    public void A_single_field_gives_its_own_sector(string slug)
    {
        var field = Vocabulary.FieldsNamed(slug)[0];

        var derived = SectorRule.Derive([field], field);

        Assert.Equal(new SectorDerivation(field.SectorSlug!, SectorReason.AllFieldsInOneSector), derived);
    }

    [Fact]
    public void The_result_is_always_one_of_the_seven_sectors()
    {
        SomeFields.Sample(fields => Vocabulary.Sectors.Any(sector => sector.Slug == SectorRule.Derive(fields, fields[0]).SectorSlug));
    }

    [Fact]
    public void The_order_of_the_fields_does_not_matter()
    {
        var twoOrders = from fields in SomeFields from shuffled in Gen.Shuffle(fields) select (fields, shuffled);

        twoOrders.Sample((fields, shuffled) => SectorRule.Derive(fields, fields[0]) == SectorRule.Derive(shuffled, fields[0]));
    }

    [Fact]
    public void Naming_a_field_twice_changes_nothing()
    {
        SomeFields.Sample(fields => SectorRule.Derive([.. fields, .. fields], fields[0]) == SectorRule.Derive(fields, fields[0]));
    }

    [Fact]
    public void More_than_three_fields_are_always_multifunctional_and_fewer_never()
    {
        SomeFields.Sample(fields => fields.Length > 3 == (SectorRule.Derive(fields, fields[0]).SectorSlug == SectorRule.Multifunctional));
    }

    [Fact]
    public void Food_and_social_services_takes_a_field_of_both_and_no_other()
    {
        FewFields.Sample(fields =>
        {
            var isFoodAndSocial = fields.Any(IsFood) && fields.Any(IsSocial) && fields.All(field => IsFood(field) || IsSocial(field));
            return isFoodAndSocial == (SectorRule.Derive(fields, fields[0]).SectorSlug == SectorRule.FoodAndSocial);
        });
    }

    [Fact]
    public void Few_fields_of_one_sector_give_that_sector_whichever_is_the_main_one()
    {
        FewFields.Where(fields => fields.DistinctBy(field => field.SectorSlug).Count() == 1)
            .Sample(fields => fields.All(main => SectorRule.Derive(fields, main).SectorSlug == fields[0].SectorSlug));
    }

    [Fact]
    public void A_collective_works_in_at_least_one_field()
    {
        var deriving = () => { SectorRule.Derive([], Vocabulary.Fields[0]); };

        Refused.By("collective.main-activity", deriving);
    }

    [Fact]
    public void The_main_field_is_one_of_the_fields()
    {
        var deriving = () => { SectorRule.Derive(Vocabulary.FieldsNamed("zorg"), Vocabulary.FieldsNamed("wonen")[0]); };

        Refused.By("collective.main-activity", deriving);
    }

    [Fact]
    public void The_sector_energy_is_not_the_field_energy()
    {
        var asMain = () => { SectorRule.Derive(Vocabulary.FieldsNamed("energie"), Vocabulary.Sector("energie")); };
        var asField = () => { SectorRule.Derive([Vocabulary.Sector("energie")], Vocabulary.Sector("energie")); };

        Refused.By("collective.main-activity", asMain);
        Refused.By("collective.characteristic", asField);
    }

    private static bool IsFood(Term field) => field.Slug is "voedsel" or "landbouw";

    private static bool IsSocial(Term field) => field.Slug is "zorg" or "kinderopvang" or "sociale-inclusie" or "wonen" or "verzekeringen";
}
