namespace PrivateLinkKit.Testing;

/// <summary>A rule that every kind of AWS resource has to keep.</summary>
public enum ConformanceCheck
{
    /// <summary>An apply creates one resource with the ownership tags, waits until it is ready, and the next plan is empty.</summary>
    Creation,

    /// <summary>Every property that a description changes is planned, applied and read back; and so is the way back.</summary>
    Changes,

    /// <summary>Every change outside the stack, tags included, is planned as drift and repaired.</summary>
    Drift,

    /// <summary>A resource that somebody else deleted is created again.</summary>
    Recreation,

    /// <summary>
    /// The host dies at any changing call, before or after its answer: what exists carries the ownership tags, and the next host completes the operation
    /// without duplicates and orphans.
    /// </summary>
    Crashes,

    /// <summary>The answer of any changing call is lost: the operation completes without duplicates.</summary>
    LostAnswers,

    /// <summary>AWS throttles any operation: it is repeated.</summary>
    Throttling,

    /// <summary>Reads lag behind writes by seconds, also when hosts die and answers are lost.</summary>
    LaggingReads,

    /// <summary>A resource without the stack's tags, or with those of a stack of the same name at another home, keeps its tags and settings.</summary>
    OtherOwners,

    /// <summary>A change outside the stack between a plan and its apply is noticed, and the apply changes nothing.</summary>
    StalePlans,

    /// <summary>Nothing of the kind exists when a destroy has ended.</summary>
    Destruction,

    /// <summary>A delete is repeated until nothing uses the resource, and its failure names the resource and AWS's reason.</summary>
    DeletionInUse,

    /// <summary>Secret values do not appear in plans, tags, progress, logs and errors.</summary>
    Secrets,
}
