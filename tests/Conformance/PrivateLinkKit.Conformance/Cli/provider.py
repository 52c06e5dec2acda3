"""The provider's side of the Task API: Fargate behind an ALB behind an NLB behind an endpoint service; a line for each command."""
from cli import NOTHING, an, arn, permission
from network import EVERYWHERE, Network

IMAGE = "lvthillo/python-flask-api"


class Provider:
    def __init__(self, aws, customer):
        self.aws, self.customer = aws, customer
        self.network = Network(aws, "10.100.100", ["eu-west-1a", "eu-west-1b"])
        self.subnets = " ".join(self.network.subnets)
        self._make_groups()
        self._make_balancers()
        self._make_tasks()
        self._make_service()

    def _make_groups(self):
        aws = self.aws
        self.nlb_group, self.alb_group, self.task_group = (self.network.group(name) for name in ("nlb", "alb", "task"))
        for group, port, source in (
                (self.nlb_group, 80, "IpRanges=[{CidrIp=10.1.1.0/24}]"), (self.alb_group, 8888, f"UserIdGroupPairs=[{{GroupId={self.nlb_group}}}]"),
                (self.task_group, 8080, f"UserIdGroupPairs=[{{GroupId={self.alb_group}}}]")):
            aws(f"ec2 authorize-security-group-ingress --group-id {group} --ip-permissions {permission(port, source)}",
                {"SecurityGroupRules[].[GroupId,IsEgress,ToPort]": [[group, False, port]], "SecurityGroupRules[0].SecurityGroupRuleId": an("sgr")})
        aws(f"ec2 revoke-security-group-egress --group-id {self.alb_group} --ip-permissions 'IpProtocol=-1,IpRanges=[{{CidrIp={EVERYWHERE}}}]'",
            {"Return": True, "RevokedSecurityGroupRules[].IsEgress": [True]})
        aws(f"ec2 authorize-security-group-egress --group-id {self.alb_group} "
            f"--ip-permissions {permission(8080, f'UserIdGroupPairs=[{{GroupId={self.task_group}}}]')}",
            {"SecurityGroupRules[].[IsEgress,ReferencedGroupInfo.GroupId]": [[True, self.task_group]]})

    def _make_balancers(self):
        aws, vpc = self.aws, self.network.vpc
        self.alb = aws(
            f"elbv2 create-load-balancer --name alb --scheme internal --subnets {self.subnets} --security-groups {self.alb_group}",
            {"LoadBalancers[].[Type,Scheme,State.Code]": [["application", "internal", "provisioning"]],
             "LoadBalancers[0].LoadBalancerArn": arn("elasticloadbalancing", "loadbalancer/app/alb/[0-9a-f]{16}")}, "LoadBalancers[0].LoadBalancerArn")
        self.nlb = aws(
            f"elbv2 create-load-balancer --name nlb --type network --scheme internal --subnets {self.subnets} --security-groups {self.nlb_group}",
            {"LoadBalancers[].[Type,VpcId,length(AvailabilityZones)]": [["network", vpc, 2]]}, "LoadBalancers[0].LoadBalancerArn")
        aws(f"elbv2 wait load-balancer-available --load-balancer-arns {self.alb} {self.nlb}", NOTHING)
        self.task_targets = aws(
            f"elbv2 create-target-group --name tasks --target-type ip --protocol HTTP --port 8080 --vpc-id {vpc} --health-check-path /api/tasks",
            {"TargetGroups[].[TargetType,Port,Matcher.HttpCode]": [["ip", 8080, "200"]]}, "TargetGroups[0].TargetGroupArn")
        self.alb_targets = aws(
            f"elbv2 create-target-group --name albs --target-type alb --protocol TCP --port 8888 --vpc-id {vpc} "
            "--health-check-protocol HTTP --health-check-path /api/tasks",
            {"TargetGroups[].[TargetType,HealthCheckProtocol]": [["alb", "HTTP"]]}, "TargetGroups[0].TargetGroupArn")
        self.alb_listener = self._listener(self.alb, "HTTP", 8888, self.task_targets)
        aws(f"elbv2 register-targets --target-group-arn {self.alb_targets} --targets Id={self.alb}", NOTHING)
        self.nlb_listener = self._listener(self.nlb, "TCP", 80, self.alb_targets)

    def _listener(self, balancer, protocol, port, targets):
        return self.aws(
            f"elbv2 create-listener --load-balancer-arn {balancer} --protocol {protocol} --port {port} "
            f"--default-actions Type=forward,TargetGroupArn={targets}",
            {"Listeners[].[Protocol,Port,DefaultActions[0].TargetGroupArn]": [[protocol, port, targets]]}, "Listeners[0].ListenerArn")

    def _make_tasks(self):
        aws = self.aws
        self.cluster = aws(
            "ecs create-cluster --cluster-name task-api", {"cluster.[clusterName,status]": ["task-api", "ACTIVE"]}, "cluster.clusterArn")
        self.definition = aws(
            "ecs register-task-definition --family task-api --network-mode awsvpc --requires-compatibilities FARGATE --cpu 256 --memory 512 "
            f"--container-definitions 'name=demo,image={IMAGE},essential=true,portMappings=[{{containerPort=8080}}]'",
            {"taskDefinition.[family,revision,status]": ["task-api", 1, "ACTIVE"]}, "taskDefinition.taskDefinitionArn")
        self.placement = (
            f"'awsvpcConfiguration={{subnets=[{','.join(self.network.subnets)}],securityGroups=[{self.task_group}],assignPublicIp=DISABLED}}'")
        aws(f"ecs create-service --cluster task-api --service-name task-api --task-definition {self.definition} --desired-count 2 --launch-type FARGATE "
            f"--load-balancers targetGroupArn={self.task_targets},containerName=demo,containerPort=8080 --network-configuration {self.placement}",
            {"service.[serviceName,status,desiredCount,clusterArn]": ["task-api", "ACTIVE", 2, self.cluster]})
        aws("ecs wait services-stable --cluster task-api --services task-api", NOTHING)
        for targets in (self.task_targets, self.alb_targets):
            aws(f"elbv2 wait target-in-service --target-group-arn {targets}", NOTHING)

    def _make_service(self):
        self.service, self.service_name = self.aws(
            f"ec2 create-vpc-endpoint-service-configuration --acceptance-required --network-load-balancer-arns {self.nlb}",
            {"ServiceConfiguration.[AcceptanceRequired,NetworkLoadBalancerArns]": [True, [self.nlb]], "ServiceConfiguration.ServiceId": an("vpce-svc")},
            "ServiceConfiguration.[ServiceId,ServiceName]")
        self.aws(
            f"ec2 modify-vpc-endpoint-service-permissions --service-id {self.service} --add-allowed-principals arn:aws:iam::{self.customer}:root",
            {"ReturnValue": True, "AddedPrincipals[].Principal": [f"arn:aws:iam::{self.customer}:root"]})

    def read(self):
        self.network.read()
        self._read_balancers()
        self._read_tasks()
        aws, service = self.aws, self.service
        aws(f"ec2 describe-vpc-endpoint-service-configurations --page-size 5 --filters Name=service-name,Values={self.service_name}",
            {"ServiceConfigurations[].[ServiceId,ServiceState,AvailabilityZones]": [[service, "Available", ["eu-west-1a", "eu-west-1b"]]]})
        aws(f"ec2 describe-vpc-endpoint-service-permissions --page-size 5 --service-id {service}",
            {"AllowedPrincipals[].[PrincipalType,Principal]": [["Account", f"arn:aws:iam::{self.customer}:root"]]})

    def _read_balancers(self):
        aws = self.aws
        aws("elbv2 describe-load-balancers --names alb nlb", {"LoadBalancers[].State.Code": ["active"] * 2, "NextMarker": None})
        aws("elbv2 describe-target-groups --page-size 1", {"length(TargetGroups)": 1, "type(NextMarker)": "string"})
        aws(f"elbv2 describe-listeners --load-balancer-arn {self.nlb}", {"Listeners[].[ListenerArn,Port]": [[self.nlb_listener, 80]]})
        aws(f"elbv2 describe-rules --listener-arn {self.alb_listener}", {"Rules[].[Priority,IsDefault]": [["default", True]]})
        aws(f"elbv2 describe-target-health --target-group-arn {self.alb_targets}",
            {"TargetHealthDescriptions[].[Target.Id,TargetHealth.State]": [[self.alb, "healthy"]]})
        aws("elbv2 describe-account-limits", {"Limits[?Name=='network-load-balancers'].Max": ["50"]})

    def _read_tasks(self):
        aws, cluster = self.aws, self.cluster
        aws("ecs list-clusters --page-size 1", {"clusterArns": [cluster]})
        aws("ecs describe-clusters --clusters task-api nobody --include TAGS SETTINGS",
            {"clusters[].[runningTasksCount,activeServicesCount]": [[2, 1]], "failures[].reason": ["MISSING"]})
        aws("ecs list-services --page-size 1 --cluster task-api", {"length(serviceArns)": 1})
        aws("ecs describe-services --cluster task-api --services task-api", {"services[].[runningCount,deployments[0].rolloutState]": [[2, "COMPLETED"]]})
        aws("ecs list-task-definitions --page-size 1", {"taskDefinitionArns": [self.definition]})
        aws("ecs list-task-definition-families --page-size 1", {"families": ["task-api"]})
        aws("ecs describe-task-definition --task-definition task-api", {"taskDefinition.containerDefinitions[].image": [IMAGE]})
        tasks = aws("ecs list-tasks --page-size 1 --cluster task-api --service-name task-api", {"length(taskArns)": 2}, "taskArns")
        addresses = aws(
            f"ecs describe-tasks --cluster task-api --tasks {' '.join(tasks)}", {"tasks[].lastStatus": ["RUNNING"] * 2},
            "sort(tasks[].containers[].networkInterfaces[].privateIpv4Address)")
        aws(f"elbv2 describe-target-health --target-group-arn {self.task_targets}",
            {"sort(TargetHealthDescriptions[].Target.Id)": addresses, "TargetHealthDescriptions[].TargetHealth.State": ["healthy"] * 2})

    def change(self):
        self.network.change()
        self._change_balancers()
        self._change_a_listener()
        self._change_tasks()

    def _change_balancers(self):
        aws = self.aws
        strict = {"Attributes[?Key=='routing.http.drop_invalid_header_fields.enabled'].Value": ["true"]}
        aws(f"elbv2 modify-load-balancer-attributes --load-balancer-arn {self.alb} "
            "--attributes Key=routing.http.drop_invalid_header_fields.enabled,Value=true", strict)
        aws(f"elbv2 describe-load-balancer-attributes --load-balancer-arn {self.alb}", strict)
        aws(f"elbv2 set-security-groups --load-balancer-arn {self.nlb} --security-groups {self.nlb_group} "
            "--enforce-security-group-inbound-rules-on-private-link-traffic off",
            {"SecurityGroupIds": [self.nlb_group], "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "off"})
        aws(f"elbv2 set-subnets --load-balancer-arn {self.alb} --subnets {self.subnets}", {"sort(AvailabilityZones[].ZoneName)": ["eu-west-1a", "eu-west-1b"]})
        idle = {"Attributes[?Key=='tcp.idle_timeout.seconds'].Value": ["400"]}
        aws(f"elbv2 modify-listener-attributes --listener-arn {self.nlb_listener} --attributes Key=tcp.idle_timeout.seconds,Value=400", idle)
        aws(f"elbv2 describe-listener-attributes --listener-arn {self.nlb_listener}", idle)

    def _change_a_listener(self):
        aws = self.aws
        targets = aws(
            f"elbv2 create-target-group --name spare --target-type ip --protocol HTTP --port 8080 --vpc-id {self.network.vpc}",
            {"TargetGroups[].HealthCheckPath": ["/"]}, "TargetGroups[0].TargetGroupArn")
        aws(f"elbv2 modify-target-group --target-group-arn {targets} --health-check-path /health --matcher HttpCode=200-299",
            {"TargetGroups[].[HealthCheckPath,Matcher.HttpCode]": [["/health", "200-299"]]})
        delay = {"Attributes[?Key=='deregistration_delay.timeout_seconds'].Value": ["0"]}
        aws(f"elbv2 modify-target-group-attributes --target-group-arn {targets} --attributes Key=deregistration_delay.timeout_seconds,Value=0", delay)
        aws(f"elbv2 describe-target-group-attributes --target-group-arn {targets}", delay)
        listener = aws(
            f"elbv2 create-listener --load-balancer-arn {self.alb} --protocol HTTP --port 81 "
            "--default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=404,ContentType=text/plain,MessageBody=no}'",
            {"Listeners[].DefaultActions[].FixedResponseConfig.MessageBody": ["no"]}, "Listeners[0].ListenerArn")
        aws(f"elbv2 modify-listener --listener-arn {listener} --port 82", {"Listeners[].Port": [82]})
        rule = aws(
            f"elbv2 create-rule --listener-arn {listener} --priority 5 --conditions Field=path-pattern,Values=/a/* "
            f"--actions Type=forward,TargetGroupArn={targets}", {"Rules[].[Priority,Conditions[0].Values]": [["5", ["/a/*"]]]}, "Rules[0].RuleArn")
        aws(f"elbv2 modify-rule --rule-arn {rule} --conditions Field=host-header,Values=a.test",
            {"Rules[].Conditions[].[Field,HostHeaderConfig.Values]": [["host-header", ["a.test"]]]})
        aws(f"elbv2 set-rule-priorities --rule-priorities RuleArn={rule},Priority=6", {"Rules[].Priority": ["6"]})
        aws(f"elbv2 add-tags --resource-arns {targets} {rule} --tags Key=team,Value=a", NOTHING)
        aws(f"elbv2 describe-tags --resource-arns {rule}", {"TagDescriptions[].[ResourceArn,Tags]": [[rule, [{"Key": "team", "Value": "a"}]]]})
        aws(f"elbv2 remove-tags --resource-arns {targets} {rule} --tag-keys team", NOTHING)
        aws(f"elbv2 delete-rule --rule-arn {rule}", NOTHING)
        aws(f"elbv2 delete-listener --listener-arn {listener}", NOTHING)
        aws(f"elbv2 delete-target-group --target-group-arn {targets}", NOTHING)

    def _change_tasks(self):
        aws = self.aws
        aws("ecs update-cluster --cluster task-api --settings name=containerInsights,value=enabled",
            {"cluster.settings": [{"name": "containerInsights", "value": "enabled"}]})
        service = aws("ecs list-services --cluster task-api", {"length(serviceArns)": 1}, "serviceArns[0]")
        aws(f"ecs tag-resource --resource-arn {service} --tags key=team,value=a", NOTHING)
        aws(f"ecs list-tags-for-resource --resource-arn {service}", {"tags": [{"key": "team", "value": "a"}]})
        aws(f"ecs untag-resource --resource-arn {service} --tag-keys team", NOTHING)
        task = aws(
            f"ecs run-task --cluster task-api --task-definition {self.definition} --launch-type FARGATE --started-by us "
            f"--network-configuration {self.placement}", {"tasks[].[startedBy,launchType]": [["us", "FARGATE"]], "failures": []}, "tasks[0].taskArn")
        aws(f"ecs wait tasks-running --cluster task-api --tasks {task}", NOTHING)
        aws(f"ecs stop-task --cluster task-api --task {task} --reason enough", {"task.[desiredStatus,stoppedReason]": ["STOPPED", "enough"]})
        aws(f"ecs wait tasks-stopped --cluster task-api --tasks {task}", NOTHING)

    def delete(self):
        aws = self.aws
        aws(f"ec2 delete-vpc-endpoint-service-configurations --service-ids {self.service}", {"Unsuccessful": []})
        aws("ecs update-service --cluster task-api --service task-api --desired-count 0", {"service.desiredCount": 0})
        aws("ecs delete-service --cluster task-api --service task-api", {"service.status": "DRAINING"})
        aws("ecs wait services-inactive --cluster task-api --services task-api", NOTHING)
        aws("ecs delete-cluster --cluster task-api", {"cluster.status": "INACTIVE"})
        aws(f"ecs deregister-task-definition --task-definition {self.definition}", {"taskDefinition.status": "INACTIVE"})
        aws(f"ecs delete-task-definitions --task-definitions {self.definition}", {"taskDefinitions[].status": ["DELETE_IN_PROGRESS"], "failures": []})
        aws(f"elbv2 deregister-targets --target-group-arn {self.alb_targets} --targets Id={self.alb}", NOTHING)
        aws(f"elbv2 wait target-deregistered --target-group-arn {self.alb_targets} --targets Id={self.alb}", NOTHING)
        aws(f"elbv2 delete-listener --listener-arn {self.nlb_listener}", NOTHING)
        for balancer in (self.nlb, self.alb):
            aws(f"elbv2 delete-load-balancer --load-balancer-arn {balancer}", NOTHING)
        aws(f"elbv2 wait load-balancers-deleted --load-balancer-arns {self.nlb} {self.alb}", NOTHING)
        for targets in (self.alb_targets, self.task_targets):
            aws(f"elbv2 delete-target-group --target-group-arn {targets}", NOTHING)
        aws(f"ec2 revoke-security-group-ingress --group-id {self.task_group} --protocol tcp --port 8080 --source-group {self.alb_group}", {"Return": True})
        for group in (self.alb_group, self.task_group, self.nlb_group):
            aws(f"ec2 delete-security-group --group-id {group}", {"GroupId": group})
        self.network.delete()
