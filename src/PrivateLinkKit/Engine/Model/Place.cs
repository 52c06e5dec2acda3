namespace PrivateLinkKit.Engine.Model;

/// <summary>An account and a region. No two partitions share a region, so it also determines the partition.</summary>
internal sealed record Place(string Account, string Region)
{
    /// <summary>Returns <c>111122223333/eu-west-1</c>, as in the tag <c>privatelinkkit:home</c>.</summary>
    public override string ToString() => $"{Account}/{Region}";
}
