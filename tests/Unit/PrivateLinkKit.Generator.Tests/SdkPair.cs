using System.Reflection;

namespace PrivateLinkKit.Generator.Tests;

/// <summary>A generated client and the official one of the same service.</summary>
internal sealed record SdkPair(SdkClient Generated, SdkClient Official)
{
    private static readonly string[] Names = ["KeyManagementService", "SecurityToken", "SimpleSystemsManagement", "SQS", "SSO"];

    public static TheoryData<string> Services => [.. Names];

    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var service in Names)
            {
                Of(service).Generated.Operations.ToList().ForEach(operation => data.Add(service, operation));
            }

            return data;
        }
    }

    public static SdkPair Of(string service) => new(new(Assembly.Load("Compared"), service), new(Assembly.Load($"AWSSDK.{service}"), service));
}
