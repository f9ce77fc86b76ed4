-- Prepared. Who a person of a platform is: $1 platform, $2 installation, $3 the person's key there.
SELECT workspace, member, personal FROM ({{members/person-row platform=$1 installation=$2 person=$3}}) p
