"""RDS; a line for each command."""
from cli import NOTHING, arn

GROUP = "--db-subnet-group-name orders"
OURS = "--db-instance-identifier orders"
NEW = f"{OURS} --engine postgres --db-instance-class db.t4g.micro --allocated-storage 20 --master-username boss --master-user-password secret-word"


def live(aws, network):
    subnets = " ".join(network.subnets[:2])
    aws(f"rds create-db-subnet-group {GROUP} --db-subnet-group-description ours --subnet-ids {subnets}",
        {"DBSubnetGroup.[SubnetGroupStatus,VpcId]": ["Complete", network.vpc], "length(DBSubnetGroup.Subnets)": 2})
    aws(f"rds modify-db-subnet-group {GROUP} --db-subnet-group-description new --subnet-ids {subnets}", {"DBSubnetGroup.DBSubnetGroupDescription": "new"})
    aws("rds describe-db-subnet-groups --page-size 20", {"DBSubnetGroups[].DBSubnetGroupName": ["orders"]})
    aws(f"rds create-db-instance {NEW} {GROUP} --tags Key=team,Value=a",
        {"DBInstance.[DBInstanceStatus,MultiAZ]": ["creating", False], "DBInstance.DBInstanceArn": arn("rds", "db:orders")})
    name = aws("rds describe-db-instances --page-size 20", {"DBInstances[].[DBInstanceStatus,Endpoint.Port]": [["available", 5432]]},
               "DBInstances[0].DBInstanceArn")
    aws(f"rds modify-db-instance {OURS} --allocated-storage 30", {"DBInstance.PendingModifiedValues": {"AllocatedStorage": 30}})
    aws(f"rds reboot-db-instance {OURS}", {"DBInstance.DBInstanceStatus": "rebooting"})
    aws(f"rds stop-db-instance {OURS}", {"DBInstance.[DBInstanceStatus,AllocatedStorage]": ["stopping", 30]})
    aws(f"rds start-db-instance {OURS}", {"DBInstance.DBInstanceStatus": "starting"})
    aws(f"rds add-tags-to-resource --resource-name {name} --tags Key=stage,Value=test", NOTHING)
    aws(f"rds remove-tags-from-resource --resource-name {name} --tag-keys team", NOTHING)
    aws(f"rds list-tags-for-resource --resource-name {name}", {"TagList": [{"Key": "stage", "Value": "test"}]})
    aws.refused("InvalidDBSubnetGroupStateFault", f"rds delete-db-subnet-group {GROUP}")
    aws(f"rds delete-db-instance {OURS} --skip-final-snapshot", {"DBInstance.DBInstanceStatus": "deleting"})
    aws(f"rds delete-db-subnet-group {GROUP}", NOTHING)
    aws("rds describe-db-instances", {"DBInstances": []})


def refuse(aws):
    for code, command in (
            ("DBInstanceNotFound", f"rds describe-db-instances {OURS}"),
            ("DBSubnetGroupNotFoundFault", f"rds describe-db-subnet-groups {GROUP}"),
            ("DBSubnetGroupNotFoundFault", f"rds create-db-instance {NEW} {GROUP}"),
            ("InvalidSubnet", f"rds create-db-subnet-group {GROUP} --db-subnet-group-description a --subnet-ids subnet-0123456789abcdef0"),
    ):
        aws.refused(code, command)
