using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Paged reads.</summary>
public static class Pages
{
    /// <summary>Returns every item of a paged read.</summary>
    /// <typeparam name="TResponse">The answer.</typeparam>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    /// <param name="page">Makes the call for one token, the first time null.</param>
    /// <param name="items">Returns the items of an answer; null: it has none.</param>
    /// <param name="next">Returns the token of the next page; null or empty: there is none.</param>
    public static async Task<List<TItem>> AllAsync<TResponse, TItem>(
        this HandlerContext context, Func<string?, CancellationToken, Task<TResponse>> page, Func<TResponse, IEnumerable<TItem>?> items, Func<TResponse,
            string?> next)
        where TResponse : AmazonWebServiceResponse
    {
        ArgumentNullException.ThrowIfNull(context);
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
