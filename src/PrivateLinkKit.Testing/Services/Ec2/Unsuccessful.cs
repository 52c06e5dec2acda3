using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Calls over several resources that answer 200 and list the failed ones.</summary>
internal static class Unsuccessful
{
    public static IReadOnlyList<UnsuccessfulItem> Of(IEnumerable<string> ids, Action<string> act)
    {
        var failed = new List<UnsuccessfulItem>();
        foreach (var id in ids)
        {
            try
            {
                act(id);
            }
            catch (AwsErrorException error)
            {
                failed.Add(new() { ResourceId = id, Error = new() { Code = error.Code, Message = error.Message } });
            }
        }

        return failed;
    }
}
