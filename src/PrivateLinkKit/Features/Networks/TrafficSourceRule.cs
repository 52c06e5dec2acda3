using System.Text.RegularExpressions;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Checks the sources that security groups admit.</summary>
internal static partial class TrafficSourceRule
{
    /// <summary>AWS's default quota of inbound rules per security group.</summary>
    private const int MaxRules = 60;

    public static IEnumerable<StackValidationError> Check(string id, IReadOnlyCollection<string> sources)
    {
        var distinct = sources.Distinct().ToList();
        IEnumerable<StackValidationError> tooMany = distinct.Count <= MaxRules
            ? []
            : [new StackValidationError(id, $"{distinct.Count} sources", $"The limit of a security group is {MaxRules} rules.", "Admit wider ranges.")];
        return distinct.SelectMany(source => Check(id, source)).Concat(tooMany);
    }

    private static IEnumerable<StackValidationError> Check(string id, string source)
    {
        if (!TrafficSources.IsSecurityGroup(source))
        {
            return CidrRule.CheckForm(id, source);
        }

        return GroupId().IsMatch(source) ? [] : [
            new StackValidationError(id, source, "This is not the id of a security group.", "Write it as 'sg-0a1b2c3d4e5f60718'.")];
    }

    [GeneratedRegex(@"^sg-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex GroupId();
}
