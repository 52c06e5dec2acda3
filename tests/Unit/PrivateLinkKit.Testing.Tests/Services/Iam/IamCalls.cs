using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.Iam;

/// <summary>Calls IAM in its wire format.</summary>
internal static class IamCalls
{
    /// <summary>Returns the answer, also of an error, without its XML namespace.</summary>
    public static Task<XElement> IamAsync(this EmbeddedAws aws, string operation, params IReadOnlyList<(string Name, string Value)> parameters) =>
        aws.QueryAsync($"{TestEnvironment.Provider}/20260101/us-east-1/iam/aws4_request", "2010-05-08", operation, parameters);
}
