namespace PrivateLinkKit;

/// <summary>Subject of a <see cref="PlanNote"/>.</summary>
public enum PlanNoteCode
{
    /// <summary>A stack of the same name with another provider has resources in one of the accounts, in the same region.</summary>
    SameNameElsewhere,
}
