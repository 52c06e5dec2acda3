using System.Net;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The values of conditions and their documented limits.</summary>
internal static partial class ConditionValues
{
    private const int LongestValue = 128;
    private const int LongestName = 40;

    /// <summary>The number of values in the configuration of the condition's own field.</summary>
    public static int Count(RuleCondition condition) => condition.Field switch
    {
        RuleConditions.PathPattern => condition.PathPatternConfig?.Values?.Count ?? 0,
        RuleConditions.HostHeader => condition.HostHeaderConfig?.Values?.Count ?? 0,
        RuleConditions.HttpHeader => condition.HttpHeaderConfig?.HttpHeaderName is null ? 0 : condition.HttpHeaderConfig.Values?.Count ?? 0,
        RuleConditions.HttpRequestMethod => condition.HttpRequestMethodConfig?.Values?.Count ?? 0,
        RuleConditions.QueryString => condition.QueryStringConfig?.Values?.Count ?? 0,
        _ => condition.SourceIpConfig?.Values?.Count ?? 0,
    };

    /// <summary>Checks the values of a condition that has some.</summary>
    public static void Check(RuleCondition condition)
    {
        switch (condition.Field)
        {
            case RuleConditions.PathPattern:
                CheckAll(condition, condition.PathPatternConfig!.Values!, LongestValue, PathCharacters());
                break;
            case RuleConditions.HostHeader:
                CheckAll(condition, condition.HostHeaderConfig!.Values!, LongestValue, HostName());
                break;
            case RuleConditions.HttpHeader:
                CheckHeaderName(condition.HttpHeaderConfig!.HttpHeaderName!);
                CheckAll(condition, condition.HttpHeaderConfig.Values!, LongestValue);
                break;
            case RuleConditions.HttpRequestMethod:
                CheckAll(condition, condition.HttpRequestMethodConfig!.Values!, LongestName, Method());
                break;
            case RuleConditions.QueryString:
                CheckPairs(condition, condition.QueryStringConfig!.Values!);
                break;
            case RuleConditions.SourceIp:
                CheckRanges(condition.SourceIpConfig!.Values!);
                break;
        }
    }

    private static void CheckAll(RuleCondition condition, IEnumerable<string> values, int longest, Regex? form = null)
    {
        foreach (var value in values)
        {
            if (value.Length > longest)
            {
                throw ElbV2Errors.Validation($"The '{condition.Field}' value is too long; the limit is '{longest}'");
            }

            if (form?.IsMatch(value) is false)
            {
                throw ElbV2Errors.Validation($"The '{condition.Field}' value '{value}' is invalid; it must match {ElbV2Errors.Text(form)}");
            }
        }
    }

    private static void CheckHeaderName(string name)
    {
        if (name.Length > LongestName)
        {
            throw ElbV2Errors.Validation($"The 'HttpHeaderName' value is too long; the limit is '{LongestName}'");
        }

        if (!Token().IsMatch(name))
        {
            throw ElbV2Errors.Validation($"The 'HttpHeaderName' value '{name}' is invalid; it must match {ElbV2Errors.Text(Token())}");
        }

        if (string.Equals(name, "host", StringComparison.OrdinalIgnoreCase))
        {
            throw ElbV2Errors.Validation($"The 'Host' header is not allowed in a '{RuleConditions.HttpHeader}' condition; use '{RuleConditions.HostHeader}'");
        }
    }

    private static void CheckPairs(RuleCondition condition, IReadOnlyList<QueryStringKeyValuePair> pairs)
    {
        if (pairs.Any(pair => string.IsNullOrEmpty(pair.Value)))
        {
            throw ElbV2Errors.Validation("A 'Value' must be specified in 'QueryStringKeyValuePair'");
        }

        CheckAll(condition, pairs.SelectMany(pair => new[] { pair.Key ?? "", pair.Value! }), LongestValue);
    }

    private static void CheckRanges(IEnumerable<string> ranges)
    {
        foreach (var range in ranges)
        {
            if (!range.Contains('/') || !IPNetwork.TryParse(range, out _) || range == "255.255.255.255/32")
            {
                throw ElbV2Errors.Validation($"The '{RuleConditions.SourceIp}' value '{range}' must be in CIDR format");
            }
        }
    }

    [GeneratedRegex("""^[A-Za-z0-9_\-.$/~"'@:+&*?]+\z""")]
    private static partial Regex PathCharacters();

    [GeneratedRegex("""^[A-Za-z0-9\-.*?]*\.[A-Za-z]+\z""")]
    private static partial Regex HostName();

    [GeneratedRegex("""^[A-Z_-]+\z""")]
    private static partial Regex Method();

    [GeneratedRegex("""^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z""")]
    private static partial Regex Token();
}
