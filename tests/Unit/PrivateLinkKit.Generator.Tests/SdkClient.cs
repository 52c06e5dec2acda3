using System.Reflection;
using Amazon.Runtime;

namespace PrivateLinkKit.Generator.Tests;

/// <summary>An SDK client that is known by reflection alone, because two assemblies have types of its name.</summary>
internal sealed class SdkClient(Assembly assembly, string service)
{
    public string Namespace => $"Amazon.{service}";

    private readonly string _prefix = "Amazon" + assembly.GetExportedTypes().Single(type => type.Name.StartsWith("IAmazon", StringComparison.Ordinal)
        && type.Namespace == $"Amazon.{service}").Name["IAmazon".Length..];

    /// <summary>Public types of the service, without those that only its own code uses.</summary>
    public IReadOnlyList<Type> Types => [.. assembly.GetExportedTypes().Where(type => type.Namespace == Namespace || type.Namespace == Namespace + ".Model")];

    public IReadOnlyList<string> Operations =>
        [.. Type($"I{_prefix}").GetMethods().Select(method => method.Name).Where(name => name.EndsWith("Async", StringComparison.Ordinal))
            .Select(name => name[..^5])];

    public Type? Find(string name) => assembly.GetType(name);

    /// <summary>The HTTP request that an operation becomes.</summary>
    public async Task<string> RequestAsync(string operation, Func<Type, object> fill)
    {
        var sent = new RecordingClientFactory();
        var config = (ClientConfig)Activator.CreateInstance(Type($"{_prefix}Config"))!;
        (config.ServiceURL, config.AuthenticationRegion, config.MaxErrorRetry, config.HttpClientFactory) = ("http://service.test", "eu-west-1", 0, sent);
        using var client = (AmazonServiceClient)Activator.CreateInstance(Type($"{_prefix}Client"), "key", "secret", config)!;
        var request = Type($"Model.{operation}Request");
        var method = client.GetType().GetMethod(operation + "Async", [request, typeof(CancellationToken)])!;
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => (Task)method.Invoke(client, [fill(request), CancellationToken.None])!);
        return Assert.Single(sent.Requests);
    }

    private Type Type(string name) => assembly.GetType($"{Namespace}.{name}", throwOnError: true)!;
}
