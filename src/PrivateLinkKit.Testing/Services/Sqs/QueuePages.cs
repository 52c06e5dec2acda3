using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Lists of queues in pages.</summary>
internal static class QueuePages
{
    private const int MostListed = 1000;

    /// <summary>Returns the URLs of a page. Without a page size, AWS lists the first thousand and returns no token.</summary>
    public static (IReadOnlyList<string> Urls, string? NextToken) Of(IEnumerable<QueueState> queues, int? size, string? token)
    {
        if (size is < 1 or > MostListed)
        {
            throw SqsErrors.InvalidParameter(size, "MaxResults", $"Must be between 1 and {MostListed}, if provided.");
        }

        if (token is not null && size is null)
        {
            throw SqsErrors.InvalidParameter("NextToken can only be used together with MaxResults.");
        }

        var (page, next) = KeyPages.Of(
            queues, queue => queue.Name, token, size ?? MostListed, () => SqsErrors.InvalidParameter("Invalid or expired next token."));
        return ([.. page.Select(queue => queue.Url)], size is null ? null : next);
    }
}
