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
        where TResponse : AmazonWebServiceResponse => context.SharedAsync(typeof(TResponse).Name, async () =>
        {
            var lists = await Task.WhenAll(context.Stacks.Chunk(LargestFilter).Select(stacks => context.AllAsync(
                (token, cancellationToken) => page(OwnedBy(stacks), token, cancellationToken), items, next)));
            return lists.SelectMany(list => list).ToList();
        });

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

    public static List<Sdk.Filter> OwnedBy(params IEnumerable<string> stacks) => [new() { Name = $"tag:{OwnershipTags.StackKey}", Values = [.. stacks] }];

    /// <summary>Sorts values that AWS returns in no particular order.</summary>
    public static EquatableList<string> Sorted(IEnumerable<string> values) => values.Order(StringComparer.Ordinal).ToEquatableList();

    /// <summary>The SDK sends a list that is empty but set.</summary>
    public static List<string>? NullIfEmpty(IEnumerable<string> values) => values.ToList() is { Count: > 0 } list ? list : null;
}
