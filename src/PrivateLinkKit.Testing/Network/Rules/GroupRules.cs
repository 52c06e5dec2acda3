namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>A security group with its rules. Only the opening of a connection is evaluated: answers are always admitted.</summary>
internal sealed record GroupRules(string Id, string Name, IReadOnlyList<GroupRule> Ingress, IReadOnlyList<GroupRule> Egress)
{
    public override string ToString() => $"{Id} ({Name})";
}
