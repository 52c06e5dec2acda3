using Amazon.Runtime;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal static class Ec2Lists
{
    /// <summary>Largest page of most EC2 lists.</summary>
    public const int LargestPage = 1000;

    /// <summary>Maximum number of values per filter.</summary>
    private const int LargestFilter = 200;

    /// <summary>Returns the items of all stacks that are read together, in one list shared by all kinds.</summary>
    public static Task<List<TItem>> OfStacksAsync<TResponse, TItem>(
        this HandlerContext context,
        Func<List<Sdk.Filter>, string?, CancellationToken, Task<TResponse>> page,
        Func<TResponse, IEnumerable<TItem>?> items,
        Func<TResponse, string?> next)
        where TResponse : AmazonWebServiceResponse => context.OfStacksAsync(
            from stacks in context.Stacks.GroupBy(stack => stack.Home)
            from chunk in stacks.Chunk(LargestFilter - 1)
            select OwnedBy(stacks.Key, chunk.Select(stack => stack.Stack)),
            page, items, next);

    /// <summary>Returns the items of all stacks of the same names, at any home: a superset of those of the stacks that are read together.</summary>
    public static Task<List<TItem>> OfNamesakesAsync<TResponse, TItem>(
        this HandlerContext context,
        Func<List<Sdk.Filter>, string?, CancellationToken, Task<TResponse>> page,
        Func<TResponse, IEnumerable<TItem>?> items,
        Func<TResponse, string?> next)
        where TResponse : AmazonWebServiceResponse => context.OfStacksAsync(
            context.Stacks.Select(stack => stack.Stack).Distinct().Chunk(LargestFilter).Select(names => (List<Sdk.Filter>)[Named(names)]), page, items, next);

    /// <summary>Returns the items that have one of these values under a filter.</summary>
    public static async Task<List<TItem>> InAsync<TResponse, TItem>(
        this HandlerContext context,
        string filter,
        IReadOnlyList<string> values,
        Func<List<Sdk.Filter>, string?, CancellationToken, Task<TResponse>> page,
        Func<TResponse, IEnumerable<TItem>?> items,
        Func<TResponse, string?> next)
        where TResponse : AmazonWebServiceResponse
    {
        var lists = await Task.WhenAll(values.Chunk(LargestFilter).Select(chunk => context.AllAsync(
            (token, cancellationToken) => page([new() { Name = filter, Values = [.. chunk] }], token, cancellationToken), items, next)));
        return [.. lists.SelectMany(list => list)];
    }

    public static List<Sdk.Filter> OwnedBy(StackIdentity stack) => OwnedBy(stack.Home, [stack.Stack]);

    /// <summary>Sorts values that AWS returns in no particular order.</summary>
    public static EquatableList<string> Sorted(IEnumerable<string> values) => values.Order(StringComparer.Ordinal).ToEquatableList();

    /// <summary>The SDK sends a list that is empty but set.</summary>
    public static List<string>? NullIfEmpty(IEnumerable<string> values) => values.ToList() is { Count: > 0 } list ? list : null;

    private static Task<List<TItem>> OfStacksAsync<TResponse, TItem>(
        this HandlerContext context,
        IEnumerable<List<Sdk.Filter>> filters,
        Func<List<Sdk.Filter>, string?, CancellationToken, Task<TResponse>> page,
        Func<TResponse, IEnumerable<TItem>?> items,
        Func<TResponse, string?> next)
        where TResponse : AmazonWebServiceResponse => context.SharedAsync(typeof(TResponse).Name, async () =>
        {
            var lists = await Task.WhenAll(filters.Select(filter => context.AllAsync(
                (token, cancellationToken) => page(filter, token, cancellationToken), items, next)));
            return lists.SelectMany(list => list).ToList();
        });

    private static List<Sdk.Filter> OwnedBy(Place home, IEnumerable<string> stacks) =>
        [Named(stacks), new() { Name = $"tag:{OwnershipTags.HomeKey}", Values = [home.ToString()] }];

    private static Sdk.Filter Named(IEnumerable<string> stacks) => new() { Name = $"tag:{OwnershipTags.StackKey}", Values = [.. stacks] };
}
