using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Maps the response type <typeparamref name="T"/> to its AWS operation.</summary>
internal static class ApiOperation<T>
    where T : AmazonWebServiceResponse
{
    public static string Name { get; } = typeof(T).Name[..^"Response".Length];

    /// <summary>The service as the SDK names it: <c>Amazon.EC2.Model</c> is of EC2.</summary>
    public static string Service { get; } = typeof(T).Namespace!.Split('.')[1];
}
