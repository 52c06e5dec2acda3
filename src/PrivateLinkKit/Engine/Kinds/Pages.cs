using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Kinds;

internal static class Pages
{
    /// <summary>Returns every item of a paged read. <paramref name="page"/> makes the call for one token, the first time null.</summary>
    public static async Task<List<TItem>> AllAsync<TResponse, TItem>(
        this HandlerContext context, Func<string?, CancellationToken, Task<TResponse>> page, Func<TResponse, IEnumerable<TItem>?> items, Func<TResponse,
            string?> next)
        where TResponse : AmazonWebServiceResponse
    {
        var all = new List<TItem>();
        for (string? token = null; ;)
        {
            var at = token;
            var response = await context.RepeatAsync(cancellationToken => page(at, cancellationToken));
            all.AddRange(items(response) ?? []);
            token = next(response);
            if (string.IsNullOrEmpty(token))
            {
                return all;
            }
        }
    }
}
