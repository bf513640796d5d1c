namespace CollectieveKracht.Domain.Collectives;

/// <summary>The characteristics by which the report describes collectives (part 1), each with a list of terms.</summary>
public enum Characteristic
{
    Sector,
    ActivityField,
    LegalForm,
    WorkingArea,
    SizeClass,
    TargetGroup,
    MembershipCondition,
    GovernmentRelation,
    Phase,
}
