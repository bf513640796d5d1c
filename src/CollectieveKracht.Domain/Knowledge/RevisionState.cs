namespace CollectieveKracht.Domain.Knowledge;

public enum RevisionState
{
    Draft,
    Submitted,
    InReview,
    ChangesRequested,
    Rejected,
    Published,
}
