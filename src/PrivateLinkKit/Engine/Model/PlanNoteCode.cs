namespace PrivateLinkKit;

/// <summary>Subject of a <see cref="PlanNote"/>.</summary>
public enum PlanNoteCode
{
    /// <summary>A stack of the same name with another provider has resources in one of the accounts, in the same region.</summary>
    SameNameElsewhere,

    /// <summary>The home record cannot be used: a permission for SSM, SSM itself or its client is missing, or SSM does not answer.</summary>
    HomeRecordUnavailable,

    /// <summary>A parameter of the home record is malformed.</summary>
    HomeRecordMalformed,

    /// <summary>The home record does not match what exists; applying the plan brings it into line.</summary>
    HomeRecordOutdated,

    /// <summary>A protected consumer is no longer described, and is kept.</summary>
    ProtectedUnitKept,

    /// <summary>An account and region that is no longer described cannot be read.</summary>
    PlaceUnreachable,

    /// <summary>After a destroy, the home record still names an account and region: something may remain there, or the record cannot be removed.</summary>
    PlaceNotLeft,

    /// <summary>A destroy has found nothing of the stack at its home.</summary>
    NothingFound,

    /// <summary>After an apply: the home record can be read but not changed.</summary>
    HomeRecordNotChanged,
}
