using PrivateLinkKit;

namespace TaskApi;

/// <summary>Report of the sample's progress.</summary>
internal abstract class Report
{
    public abstract void Begin(string where);

    public abstract void Plan(Plan plan);

    public abstract void Applied(ApplyResult result);

    public abstract void Answer(Uri url, int status, string body);

    public abstract void RequestsLeftOut(string why);

    public abstract void SecondPlan(Plan plan);

    public abstract void Destroyed(DestroyResult result);

    public abstract void Left(IReadOnlyList<PlannedChange> left);

    public abstract void Finish(bool success);

    public abstract void Fail(Exception error);

    /// <param name="title">Description of the work.</param>
    /// <param name="work">The work.</param>
    public abstract Task<T> WithProgressAsync<T>(string title, Func<IProgress<ProvisioningEvent>?, Task<T>> work);
}
