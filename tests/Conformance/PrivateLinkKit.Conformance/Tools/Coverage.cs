using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Compares the emulated operations with the recorded calls.</summary>
internal static class Coverage
{
    /// <summary>The operations without a successful call.</summary>
    public static IReadOnlyList<string> Missing(EmbeddedAws aws) =>
        [.. aws.Operations.Except(aws.Requests.Where(request => request.Status is >= 200 and < 300).Select(request => request.Action))];

    /// <summary>Describes the coverage.</summary>
    public static string Of(EmbeddedAws aws) =>
        $"{aws.Operations.Count - Missing(aws).Count} of {aws.Operations.Count} operations answered, {aws.Requests.Count} calls, "
            + $"{aws.Requests.Count(request => request.ErrorCode is not null)} of them refused";
}
