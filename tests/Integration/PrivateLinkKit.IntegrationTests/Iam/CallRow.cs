using Amazon.Runtime;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>How a request of the SDK is authorized.</summary>
/// <param name="Action">Such as <c>ec2:CreateSubnet</c>.</param>
/// <param name="Read">Finds what IAM judges in a request.</param>
internal sealed record CallRow(string Action, Func<AmazonWebServiceRequest, Place, ApiCall> Read)
{
    /// <summary>A row of one type of request.</summary>
    public static CallRow Of<T>(string service, Func<ApiCall, T, Place, ApiCall> read)
        where T : AmazonWebServiceRequest
    {
        var action = $"{service}:{OperationOf(typeof(T))}";
        return new(action, (request, place) => read(new ApiCall(action), (T)request, place));
    }

    public static string OperationOf(Type request) => request.Name[..^"Request".Length];
}
