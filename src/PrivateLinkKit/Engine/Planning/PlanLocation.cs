namespace PrivateLinkKit;

/// <summary>Account and region that a plan covers.</summary>
public sealed record PlanLocation
{
    /// <summary>Account id: of the role's ARN, or as STS returned it; null: not known, because nothing has required a call to STS so far.</summary>
    public string? Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>Returns <c>111122223333/eu-west-1</c>, or the region alone.</summary>
    public override string ToString() => Account is null ? Region : $"{Account}/{Region}";
}
