namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A mistake in the handler of a kind.</summary>
public enum Mistake
{
    None,
    NoTagsInCreate,
    OmitsAProperty,
    RepeatsTheCreate,
    DeletesWithoutWaiting,
    FindsByName,
    DoesNotUpdate,
    DoesNotKnowInUse,
    FailsToRead,
    ChangesOthers,
    HoldsAnArray,
    LeaksASecretInThePlan,
    LeaksASecretInErrors,
    ReportsALeftover,
    ReportsARevocation,
    SharesAnId,
}
